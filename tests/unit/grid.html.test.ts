import { describe, expect, it } from 'vitest'
import { readClipAmount, readClipboard } from '../../src-renderer/grid/clip-block.ts'
import { readHtmlTable } from '../../src-renderer/grid/html-table.ts'
import { hiddenBetween, planPastes } from '../../src-renderer/grid/paste.ts'
import { writeHtml } from '../../src-renderer/grid/tsv.ts'

/** As LibreOffice writes a sheet. */
const libreOffice = `<!DOCTYPE html><html><head><style type="text/css">td { font-size: small }</style></head><body>
<table cellspacing="0" border="0"><colgroup width="85"></colgroup>
<tr><td height="17" align="left">渠道</td><td align="left">1月</td></tr>
<tr><td align="left">苏州仁和</td><td align="right" sdval="1234.5678" sdnum="2052;0;#,##0.00">1,234.57</td></tr>
<tr><td align="left">两行<br>文字</td><td align="right" sdval="-3" sdnum="2052;0;#,##0;[RED]#,##0"><font color="#FF0000">3</font></td></tr>
</table></body></html>`

/** As Excel and WPS put a range on the clipboard. */
const excel = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style><!--
.xl65 {mso-number-format:"\\@";} --></style></head><body link=blue>
<table border=0 cellpadding=0><col width=72><!--StartFragment-->
 <tr height=19><td rowspan=2 height=38 class=xl65>华东&amp;
  华南</td><td colspan=2 align=right x:num="12345.678">1.2万</td></tr>
 <tr style='display:none'><td x:num>99</td><td>98</td></tr>
 <tr height=19><td align=right x:num>5</td><td class=xl65>&nbsp;</td></tr>
<!--EndFragment--></table></body></html>`

const texts = (html: string) => readHtmlTable(html)?.map((row) => row.map(({ text }) => text))

describe('a table on the clipboard', () => {
  it('of LibreOffice tells the numbers behind what is shown, and keeps line breaks', () => {
    expect(readHtmlTable(libreOffice)).toEqual([
      [{ text: '渠道' }, { text: '1月' }],
      [{ text: '苏州仁和' }, { text: '1,234.57', exact: 1234.5678 }],
      [{ text: '两行\n文字' }, { text: '3', exact: -3 }],
    ])
  })

  it('of Excel has blanks beside and below merged cells, and no hidden rows', () => {
    expect(texts(excel)).toEqual([
      ['华东& 华南', '1.2万', ''],
      ['', '5', ''],
    ])
    expect(readHtmlTable(excel)?.[0]?.[1]?.exact).toBe(12345.678)
    expect(readHtmlTable(excel)?.[1]?.[1]?.exact).toBe(5)
  })

  it('of Google Sheets tells its numbers too', () => {
    const html = `<table><tr><td data-sheets-value='{"1":3,"3":12.5}'>13</td><td data-sheets-value='{"1":2,"2":"a"}'>a</td></tr></table>`
    expect(readHtmlTable(html)).toEqual([[{ text: '13', exact: 12.5 }, { text: 'a' }]])
  })

  it('of this app keeps its fen in whatever unit, and text with line breaks', () => {
    const html = writeHtml([
      [
        { text: '12.5', number: true, fen: 12_500_000 },
        { text: 'a\n<b>', number: false },
      ],
    ])
    expect(readHtmlTable(html)).toEqual([[{ text: '12.5', fen: 12_500_000 }, { text: 'a\n<b>' }]])
    expect(readClipAmount({ text: '12.5', fen: 12_500_000 }, 'yuan')).toEqual({ ok: true, value: 12_500_000 })
  })

  it('that is none, is two, or would be huge, is no table; spans cannot blow it up', () => {
    expect(readHtmlTable('<p>1</p>')).toBeNull()
    expect(readHtmlTable('<table><tr><td>1</table><table><tr><td>2</table>')).toBeNull()
    expect(readHtmlTable('<table><tr><td colspan=2000000000 rowspan=2000000000>1</td></tr></table>')?.[0]).toHaveLength(
      1024,
    )
    expect(readHtmlTable(`<table><tr><td colspan=1000>1</td></tr>${'<tr><td colspan=1000>1'.repeat(2000)}`)).toBeNull()
    expect(readHtmlTable('<table><tr><td title="a>b')).toBeNull()
    expect(texts('<table><script>"<td>1</td>"</script><tr><td>1 < 2</table>')).toEqual([['1 < 2']])
  })

  it('is taken before the text with tabs, unless the text has more rows', () => {
    const html = '<table><tr><td x:num="1.25">1.3</td></tr></table>'
    expect(readClipboard('1.3', html)).toEqual([[{ text: '1.3', exact: 1.25 }]])
    expect(readClipboard('1\r\n2\r\n', html)).toEqual([[{ text: '1' }], [{ text: '2' }]])
    expect(readClipboard('1\t"a\nb"', '')).toEqual([[{ text: '1' }, { text: 'a\nb' }]])
  })
})

describe('an amount from a table', () => {
  const read = (text: string, exact: number) => {
    const reading = readClipAmount({ text, exact }, 'wan')
    return reading?.ok ? reading.value : null
  }
  it('is the number behind a rounded one, whatever its sign looks like', () => {
    expect(read('1,234.57', 1234.5678)).toBe(1_234_567_800)
    expect(read('3', -3)).toBe(-3_000_000)
    expect(read('###', 7)).toBe(7_000_000)
  })
  it('is zero where an accountant’s format shows a dash', () => {
    expect(read('-', 0)).toBe(0)
  })
  it('is in 元 where the cell shows a unit that agrees, exactly', () => {
    expect(read('1.2万', 12345.678)).toBe(null)
    expect(read('1.2万', 12345.67)).toBe(1_234_567)
    expect(read('1.2万', 99999)).toBeNull()
  })
  it('is left to the text where that is no plain number, or where a quotient has no end', () => {
    expect(read('5%', 0.05)).toBeNull()
    expect(read('2027-03-05', 46451)).toBeNull()
    expect(read('33.33', 100 / 3)).toBeNull()
  })
})

describe('a paste over several ranges', () => {
  it('lays the block over each, and writes a cell once', () => {
    const ranges = [
      { top: 0, bottom: 1, left: 0, right: 0 },
      { top: 1, bottom: 1, left: 1, right: 1 },
    ]
    const plan = planPastes([['7']], ranges, { rows: 4, body: 4, columns: 4 })
    expect(plan.cells.map(({ row, column }) => `${row} ${column}`)).toEqual(['0 0', '1 0', '1 1'])
    const wide = planPastes([['7', '8']], ranges, { rows: 4, body: 4, columns: 4 })
    expect(wide.cells.map(({ row, column, cell }) => `${row} ${column} ${cell}`)).toEqual([
      '0 0 7',
      '0 1 8',
      '1 0 7',
      '1 1 7',
      '1 2 8',
    ])
  })

  it('counts the rows that are hidden between those it covers', () => {
    expect(hiddenBetween(['a', 'b', 'c', 'd'], new Set(['a', 'c', 'd']), ['a', 'c'])).toBe(1)
    expect(hiddenBetween(['a', 'b', 'c', 'd'], new Set(['a', 'c', 'd']), ['c', 'd'])).toBe(0)
    expect(hiddenBetween(['a', 'b'], new Set(['b']), ['b'])).toBe(0)
  })
})
