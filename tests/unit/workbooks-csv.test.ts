import { expect, test } from 'vitest'
import { Refusal } from '../../src-main/shared/result.ts'
import { decodeText, parseCsv } from '../../src-main/workbooks/csv.rules.ts'

const codeOf = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof Refusal) return error.failure.code
    throw error
  }
  throw new Error('was not refused')
}

const text = '编码,名称\r\n1,渠道一\r\n'
// 编码,名称 / 1,渠道一 as GBK, written down so that no encoder of ours proves itself.
const gbk = Uint8Array.from([
  0xb1, 0xe0, 0xc2, 0xeb, 0x2c, 0xc3, 0xfb, 0xb3, 0xc6, 0x0d, 0x0a, 0x31, 0x2c, 0xc7, 0xfe, 0xb5, 0xc0, 0xd2, 0xbb,
  0x0d, 0x0a,
])

test('UTF-8 is read with and without its byte order mark, which is no character of the first cell', () => {
  expect(decodeText(Buffer.from(text), null)).toEqual({ text, encoding: 'utf-8' })
  expect(decodeText(Buffer.from(`\ufeff${text}`), null)).toEqual({ text, encoding: 'utf-8' })
})

test('bytes that are no UTF-8 are read as GB18030, which holds GBK', () => {
  expect(decodeText(gbk, null)).toEqual({ text, encoding: 'gb18030' })
  // 𠮷 stands in four bytes there.
  expect(decodeText(Uint8Array.from([0x95, 0x34, 0xb2, 0x35, 0xd2, 0xbb]), null).text).toBe('𠮷一')
})

test('UTF-16 is read in both byte orders, with and without its mark', () => {
  const little = Buffer.from(text, 'utf16le')
  const big = Buffer.from(little).swap16()
  expect(decodeText(Buffer.concat([Buffer.from([0xff, 0xfe]), little]), null)).toEqual({ text, encoding: 'utf-16le' })
  expect(decodeText(Buffer.concat([Buffer.from([0xfe, 0xff]), big]), null)).toEqual({ text, encoding: 'utf-16be' })
  expect(decodeText(little, null)).toEqual({ text, encoding: 'utf-16le' })
  expect(decodeText(big, null)).toEqual({ text, encoding: 'utf-16be' })
})

test('a chosen encoding that does not fit is refused, as are bytes that are no text', () => {
  expect(codeOf(() => decodeText(gbk, 'utf-8'))).toBe('import-encoding')
  expect(codeOf(() => decodeText(Uint8Array.from([0xff, 0xff, 0x80, 0xff]), null))).toBe('import-encoding')
  expect(codeOf(() => decodeText(Buffer.from('%PDF-1.7\0\0\0\0x'), 'utf-8'))).toBe('import-wrong-type')
})

test.each([',', '\t', ';', '；'])('cells are separated by %j where that cuts the rows evenly', (separator) => {
  const rows = [
    ['渠道', '金额', '备注'],
    ['一', '1234.56', 'a'],
    ['二', '7', 'b'],
  ]
  expect(parseCsv(rows.map((row) => row.join(separator)).join('\n'))).toEqual(rows)
})

test('commas inside amounts do not make them columns where another separator cuts evenly', () => {
  expect(parseCsv('渠道；金额\n一；1,234.56\n二；12,345,678.00\n三；5')).toEqual([
    ['渠道', '金额'],
    ['一', '1,234.56'],
    ['二', '12,345,678.00'],
    ['三', '5'],
  ])
})

test('quotes hold separators, line breaks and doubled quotes', () => {
  expect(parseCsv('a,b\r\n"x, ""y""\r\nz",1\r\n')).toEqual([
    ['a', 'b'],
    ['x, "y"\r\nz', '1'],
  ])
  expect(parseCsv('a,b\r"1",2\r3,4')).toEqual([
    ['a', 'b'],
    ['1', '2'],
    ['3', '4'],
  ])
})

test('a quote that never closes is a character, not the rest of the file', () => {
  expect(parseCsv('a,b\n"12 inch,1\n3,4')).toEqual([
    ['a', 'b'],
    ['"12 inch', '1'],
    ['3', '4'],
  ])
})

test('the line sep=; names the separator and keeps its row number', () => {
  expect(parseCsv('sep=;\r\na;b,c\r\n1;2')).toEqual([['sep='], ['a', 'b,c'], ['1', '2']])
})

test('codes that Excel guarded with ="007" come without the guard', () => {
  expect(parseCsv('编码,名称\n="007",邦德')).toEqual([
    ['编码', '名称'],
    ['007', '邦德'],
  ])
})

test('empty lines stay rows, so that problems name the row of the file', () => {
  expect(parseCsv('a,b\n\n1,2')).toEqual([['a', 'b'], [], ['1', '2']])
})

test('a table past its caps is refused', () => {
  expect(codeOf(() => parseCsv(`${'x,'.repeat(501)}x`))).toBe('import-too-large')
  expect(codeOf(() => parseCsv('x\n'.repeat(200_001)))).toBe('import-too-large')
})
