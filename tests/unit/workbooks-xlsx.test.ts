import { expect, test } from 'vitest'
import { readBook, writeBook } from '../../src-main/workbooks/xlsx.ts'
import type { BookCell, BookSheet } from '../../src-main/workbooks/book.rules.ts'
import { dated, sheetData, styleOfDates, workbook } from '../fixtures/imports/make.ts'

const rowsOf = async (bytes: Uint8Array) => (await readBook(bytes)).sheets[0]?.rows

test('numbers are read without exponent, grouping or the noise of binary fractions', async () => {
  const rows = await rowsOf(workbook({ sheets: { S: sheetData([[292, 0.1, 1e9, -12.5, 0, 9_999_999_999_999.99]]) } }))
  expect(rows).toEqual([['292', '0.1', '1000000000', '-12.5', '0', '9999999999999.99']])
  const noisy = sheetData([[{ xml: (place) => `<c r="${place}"><f>A2*3</f><v>0.30000000000000004</v></c>` }]])
  expect(await rowsOf(workbook({ sheets: { S: noisy } }))).toEqual([['0.3']])
})

test('date cells are days in both epochs, in headings as well', async () => {
  const sheets = { S: sheetData([[dated(45_292), dated(45_350), dated(60)], ['x']]) }
  expect((await rowsOf(workbook({ sheets, styles: styleOfDates })))?.[0]).toEqual([
    '2024-01-01',
    '2024-02-28',
    '1900-02-28',
  ])
  const old = await readBook(
    workbook({ sheets: { S: sheetData([[dated(43_830), dated(43_888)]]) }, styles: styleOfDates, date1904: true }),
  )
  expect(old.epoch).toBe(1904)
  expect(old.sheets[0]?.rows).toEqual([['2024-01-01', '2024-02-28']])
})

test('a text that is merged downwards stands in each of its rows, an amount only once', async () => {
  const data = sheetData([
    ['部门', '人', 5],
    ['销售部', '甲', 7],
    [null, '乙', null],
    [null, '丙', 9],
  ])
  const merges = '<mergeCells count="2"><mergeCell ref="A2:A4"/><mergeCell ref="C2:C3"/></mergeCells>'
  expect(await rowsOf(workbook({ sheets: { S: data + merges } }))).toEqual([
    ['部门', '人', '5'],
    ['销售部', '甲', '7'],
    ['销售部', '乙'],
    ['销售部', '丙', '9'],
  ])
})

test('formulas count as their results, and those without one are named by place', async () => {
  const formula = (result: string) => ({ xml: (place: string) => `<c r="${place}"><f>SUM(A1:A9)</f>${result}</c>` })
  const { sheets } = await readBook(
    workbook({ sheets: { S: sheetData([['a', formula('<v>12</v>'), formula(''), formula('<v></v>')]]) } }),
  )
  expect(sheets[0]).toEqual({
    name: 'S',
    rows: [['a', '12']],
    unsolved: [
      { row: 0, column: 2 },
      { row: 0, column: 3 },
    ],
  })
})

test('hidden sheets and sheets of charts are not offered', async () => {
  const bytes = workbook({
    sheets: { 一: sheetData([['x']]), '二" state="hidden': sheetData([['y']]) },
    workbookRels:
      '<Relationship Id="rId77" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartsheet" Target="chartsheets/sheet1.xml"/>',
  })
  expect((await readBook(bytes)).sheets.map(({ name }) => name)).toEqual(['一'])
})

const sheetOf = (cells: readonly BookCell[]): BookSheet => ({
  name: '表',
  rows: [cells],
  widths: [12],
  merges: [],
  freeze: { rows: 1, columns: 1 },
  titleRows: { from: 1, to: 1 },
  amountFormat: '#,##0;-#,##0',
  footer: '&P',
})
const written = (cells: readonly BookCell[]) =>
  writeBook({ title: 't', madeAt: 0, font: 'Calibri', sheets: [sheetOf(cells)] })

const texts = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\tcmd',
  '\rcmd',
  '＝1+1',
  '＋1',
  '－1',
  '＠x',
  ' =2',
  '=HYPERLINK("http://x","y")',
  "=cmd|' /C calc'!A0",
  '#N/A',
  '#REF!',
  '#DIV/0!',
  'TRUE',
  '1e9',
  '007',
  '12345678901234567890',
  '_x000D_',
  '𠮷野家',
  'a\u200bb',
  'line\nbreak',
  ' 空格 ',
  '<&>"\'',
  '\u0007',
]

test('texts are stored as they came and never become formulas, errors or numbers', async () => {
  const bytes = await written(texts.map((text) => ({ kind: 'text', look: 'body', text })))
  const { sheets } = await readBook(bytes)
  expect(sheets[0]?.rows[0]).toEqual(texts)
  expect(sheets[0]?.unsolved).toEqual([])
  expect(Buffer.from(await inflated(bytes)).includes('<f>')).toBe(false)
})

test('a negative number stays a number and a formula carries its result', async () => {
  const bytes = await written([
    { kind: 'number', look: 'body', value: -1234.56 },
    { kind: 'formula', look: 'sum', formula: 'SUM(A1:A1)', cached: -1234.56 },
    { kind: 'formula', look: 'sum', formula: 'IF(COUNT(C1)=0,"",SUM(C1))', cached: '' },
  ])
  expect((await readBook(bytes)).sheets[0]).toMatchObject({ rows: [['-1234.56', '-1234.56']], unsolved: [] })
  const xml = Buffer.from(await inflated(bytes)).toString()
  expect(xml).toMatch(/<c r="A1" s="\d+"><v>-1234.56<\/v><\/c>/)
  expect(xml).toMatch(/<c r="B1" s="\d+"><f>SUM\(A1:A1\)<\/f><v>-1234.56<\/v><\/c>/)
})

/** The first sheet's XML. */
async function inflated(bytes: Uint8Array): Promise<Uint8Array> {
  const { extract, readDirectory } = await import('../../src-main/workbooks/zip.ts')
  const entry = readDirectory(bytes).get('xl/worksheets/sheet1.xml')
  if (!entry) throw new Error('no sheet')
  return extract(bytes, entry)
}
