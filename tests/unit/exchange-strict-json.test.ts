import { describe, expect, test } from 'vitest'
import { scanChange, type ChangeLine } from '../../src-main/exchange/change-line.ts'
import { parseStrict } from '../../src-main/exchange/strict-json.ts'

describe('a line that is read strictly', () => {
  test.each([
    '{}',
    '{"a":1,"b":[true,null,"文字"]}',
    '["b","id",0,927306547200000,"张伟","type",{},null]',
    String.raw`"line\nbreak \"quoted\" \\ "`,
    '"\u2028 and 𠮷 and \u200b"',
    '9007199254740991',
    '0.5',
  ])('comes as it stands: %s', (text) => {
    expect(JSON.stringify(parseStrict(text, 1))).toBe(text)
  })

  test.each([
    ['duplicate keys', '{"a":1,"a":2}'],
    ['a duplicate key with another escape', String.raw`{"a":1,"\u0061":2}`],
    ['__proto__ as a key', '{"__proto__":{"live":1}}'],
    ['__proto__ deep inside', '{"a":[{"__proto__":1}]}'],
    ['an integer above 2^53', '{"n":9007199254740993}'],
    ['2^53 itself', '{"n":9007199254740992}'],
    ['a large negative integer', '{"n":-9007199254740993}'],
    ['NaN', '{"n":NaN}'],
    ['Infinity', '{"n":Infinity}'],
    ['a number beyond a double', '{"n":1e400}'],
    ['an exponent', '{"n":1e3}'],
    ['a needless fraction', '{"n":1.0}'],
    ['minus zero', '{"n":-0}'],
    ['a leading zero', '{"n":01}'],
    ['a lone surrogate', String.raw`{"t":"\ud800"}`],
    ['a lone surrogate in a key', String.raw`{"\udc00":1}`],
    ['a needless escape', String.raw`{"t":"\u6e20"}`],
    ['an escaped slash', String.raw`{"t":"\/"}`],
    ['spaces', '{ "a":1}'],
    ['a trailing comma', '{"a":1,}'],
    ['a comment', '{"a":1}//'],
    ['single quotes', "{'a':1}"],
    ['two values', '{}{}'],
    ['nothing', ''],
    ['deep nesting', `${'['.repeat(20)}${']'.repeat(20)}`],
    ['nesting as deep as a line is long', `${'['.repeat(400_000)}${']'.repeat(400_000)}`],
  ])('refuses %s', (_name, text) => {
    expect(() => parseStrict(text, 1)).toThrow('bundle-damaged')
  })
})

const scan = (text: string): ChangeLine => {
  const bytes = Buffer.from(`${text}\n`)
  return scanChange(bytes, 0, bytes.length - 1, 1, {
    seq: 0,
    field: 0,
    row: 0,
    value: null,
    baseDevice: -1,
    baseSeq: 0,
  })
}

describe('a change line', () => {
  test.each([
    ['[1,0,0,120000]', { seq: 1, field: 0, row: 0, value: 120000, baseDevice: -1, baseSeq: 0 }],
    ['[7,3,65535,null,2,9]', { seq: 7, field: 3, row: 65535, value: null, baseDevice: 2, baseSeq: 9 }],
    ['[1,0,0,-9007199254740991]', { seq: 1, field: 0, row: 0, value: -9007199254740991, baseDevice: -1, baseSeq: 0 }],
    ['[1,0,0,""]', { seq: 1, field: 0, row: 0, value: '', baseDevice: -1, baseSeq: 0 }],
    ['[1,0,0,"],[,\\"\\\\",0,1]', { seq: 1, field: 0, row: 0, value: '],[,"\\', baseDevice: 0, baseSeq: 1 }],
    ['[1,0,0,"𠮷\\u0001\\n"]', { seq: 1, field: 0, row: 0, value: '𠮷\u0001\n', baseDevice: -1, baseSeq: 0 }],
  ])('is read as it stands: %s', (text, expected) => {
    expect(scan(text)).toEqual(expected)
  })

  test.each([
    '[1,0,0]',
    '[1,0,0,1,2]',
    '[1,0,0,1,2,3,4]',
    '[1,0,0,1]]',
    '[1,0,0,1',
    '[1,0,0,1] ',
    '[1, 0,0,1]',
    '[01,0,0,1]',
    '[-1,0,0,1]',
    '[1.0,0,0,1]',
    '[1,0,0,1.5]',
    '[1,0,0,1e3]',
    '[1,0,0,-0]',
    '[1,0,0,-]',
    '[1,0,0,9007199254740992]',
    '[1,0,0,9007199254740993]',
    '[1,0,0,99999999999999999999]',
    '[1,0,0,true]',
    '[1,0,0,NaN]',
    '[1,0,0,nul]',
    '[1,0,0,{}]',
    '[1,0,0,[]]',
    '[1,0,0,"open]',
    '[1,0,0,"\\"]',
    String.raw`[1,0,0,"\ud800"]`,
    String.raw`[1,0,0,"\u0041"]`,
    String.raw`[1,0,0,"\x"]`,
    '[1,0,0,"\t"]',
    '[1,0,0,1,,2]',
    '[1,0,0,1,-1,2]',
    '[]',
    '[',
  ])('is refused in any other form: %s', (text) => {
    expect(() => scan(text)).toThrow('bundle-damaged')
  })
})
