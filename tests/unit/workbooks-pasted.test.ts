import { describe, expect, it } from 'vitest'
import { isTargetTable } from '../../src-main/workbooks/pasted.rules.ts'
import { clipText } from '../../src-renderer/grid/clip-block.ts'

describe('a block from the clipboard', () => {
  it('is a table of targets where a heading of channels and one of a period stand over rows', () => {
    expect(
      isTargetTable([
        ['渠道', '1月'],
        ['沪康', '1'],
      ]),
    ).toBe(true)
    expect(
      isTargetTable([
        ['Channel code', 'Jan-24'],
        ['A1', '1'],
      ]),
    ).toBe(true)
    expect(
      isTargetTable([['指标（万元）'], ['城市', '渠道名称', '一季度'], ['', '', '1月'], ['上海', '沪康', '1']]),
    ).toBe(true)
  })
  it('is not one where it holds numbers, names alone, or headings without rows', () => {
    expect(
      isTargetTable([
        ['1', '2'],
        ['3', '4'],
      ]),
    ).toBe(false)
    expect(
      isTargetTable([
        ['沪康', '1'],
        ['申和', '2'],
      ]),
    ).toBe(false)
    expect(
      isTargetTable([
        ['渠道', '城市'],
        ['沪康', '上海'],
      ]),
    ).toBe(false)
    expect(isTargetTable([['渠道', '1月']])).toBe(false)
    expect(isTargetTable([])).toBe(false)
  })
  it('says the exact number where a number is shown, and what is shown where it is a date or a text', () => {
    expect(clipText({ text: '38.8', exact: 38.7654 })).toBe('38.7654')
    expect(clipText({ text: '-', exact: 0 })).toBe('0')
    expect(clipText({ text: '247.0', exact: 247.00000000000003 })).toBe('247')
    expect(clipText({ text: 'Jan-27', exact: 46_388 })).toBe('Jan-27')
    expect(clipText({ text: '2027年1月', exact: 46_388 })).toBe('2027年1月')
    expect(clipText({ text: '渠道' })).toBe('渠道')
  })
})
