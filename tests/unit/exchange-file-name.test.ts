import { basename, join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { bundleName, namePart } from '../../src-main/exchange/file-name.rules.ts'

describe('the name proposed for a file', () => {
  test('says the region, the person and the number', () => {
    expect(bundleName(namePart('华东大区', '区域'), namePart('张伟', '经理'), 7, 'qudao')).toBe(
      '华东大区-张伟-0007.qudao',
    )
    expect(bundleName('华东', '张伟', 123456, 'qudao')).toBe('华东-张伟-123456.qudao')
    expect(bundleName('', '张伟', 1, 'qudao')).toBe('张伟-0001.qudao')
  })

  test.each([
    ['../../etc/passwd', 'etc passwd'],
    ['..\\..\\x', 'x'],
    ['C:\\x', 'C x'],
    ['/absolute', 'absolute'],
    ['CON', '_CON'],
    ['con.txt', '_con.txt'],
    ['Lpt1', '_Lpt1'],
    ['COM¹', '_COM¹'],
    ['CONSOLE', 'CONSOLE'],
    ['name. . .', 'name'],
    ['.hidden', 'hidden'],
    ['-rf', 'rf'],
    ['a\u0000b\nc\td', 'a b c d'],
    ['exe\u202Eoadu q', 'exe oadu q'],
    ['a\u200bb', 'a b'],
    ['<>:"/\\|?*', '经理'],
    ['', '经理'],
    [' \u3000 ', '经理'],
    ['\ud800', '\ufffd'],
  ])('keeps %j inside the folder', (text, expected) => {
    expect(namePart(text, '经理')).toBe(expected)
  })

  test('is never longer than a file system takes, and is cut between characters', () => {
    const name = bundleName(namePart('𠮷'.repeat(300), ''), namePart('区'.repeat(300), ''), 9_999_999, 'qudao')
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200)
    expect(name.isWellFormed()).toBe(true)
    expect(name).toMatch(/^𠮷{15}-区{20}-9999999\.qudao$/u)
  })

  test('stays the last part of its path whatever the parts are', () => {
    for (const part of ['../x', '..', '.', 'a/b', 'a\\b', '%2e%2e%2f', '‥／‥']) {
      const name = bundleName(namePart(part, 'x'), namePart(part, 'x'), 1, 'qudao')
      expect(basename(resolve('/chosen', name))).toBe(name)
      expect(resolve('/chosen', name)).toBe(join('/chosen', name))
      expect(name).not.toMatch(/[/\\]/)
    }
  })
})
