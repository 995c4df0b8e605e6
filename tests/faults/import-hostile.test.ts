import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createTaskRunner } from '../../src-main/background/run.ts'
import type { Result } from '../../src-main/shared/result.ts'
import { uuidv7 } from '../../src-main/shared/uuid.ts'
import { readLimits, type ForeignFile } from '../../src-main/workbooks/foreign.rules.ts'
import { job } from '../../src-main/workbooks/read.job.ts'
import { sheetData, workbook, workbookParts, zip } from '../fixtures/imports/make.ts'

const folder = mkdtempSync(join(tmpdir(), 'qudao-hostile-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let files = 0
const save = (bytes: Uint8Array | string, extension = 'xlsx'): string => {
  files += 1
  const path = join(folder, `${files}.${extension}`)
  writeFileSync(path, bytes)
  return path
}

const read = (bytes: Uint8Array | string, extension = 'xlsx'): Promise<Result<ForeignFile>> =>
  job({ path: save(bytes, extension), encoding: null }, { progress: () => {} })

const runner = createTaskRunner(
  new URL('../../src-main/worker.ts', import.meta.url),
  () => {},
  () => uuidv7(Date.now()),
)
/** As the application reads: in a worker with its caps. */
const readInWorker = (bytes: Uint8Array | string, extension = 'xlsx') =>
  runner.run('import-read', 'workbooks.read', { path: save(bytes, extension), encoding: null }, { limits: readLimits })

const codeOf = (result: Result<ForeignFile>): string => (result.ok ? 'read' : result.error.code)
const rowsOf = (result: Result<ForeignFile>) => (result.ok ? result.value.sheets[0]?.rows : result.error)

const small = sheetData([
  ['渠道', '1月'],
  ['一', 5],
])

test('a sheet with two thousand million columns of formatting is read as the two columns it fills', async () => {
  const cols = '<cols><col min="1" max="2000000000" width="10"/></cols>'
  expect(rowsOf(await readInWorker(workbook({ sheets: { S: cols + small } })))).toEqual([
    ['渠道', '1月'],
    ['一', '5'],
  ])
  const many = `<cols>${'<col min="1" max="16384" width="9"/>'.repeat(200_000)}</cols>`
  expect(rowsOf(await readInWorker(workbook({ sheets: { S: many + small } })))).toEqual([
    ['渠道', '1月'],
    ['一', '5'],
  ])
})

test('a merge, a validation and a link over the whole sheet do not cost more than the cells that are filled', async () => {
  const hostile =
    small +
    '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>' +
    '<dataValidations><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"a,b"</formula1></dataValidation></dataValidations>' +
    '<hyperlinks><hyperlink ref="XFD1048576" location="A1"/></hyperlinks>'
  expect(rowsOf(await readInWorker(workbook({ sheets: { S: hostile } })))).toEqual([
    ['渠道', '1月'],
    ['一', '5'],
  ])
})

test('formatting down to the last row does not make a table large, a value there does', async () => {
  const at = (row: number, cell: string) =>
    `<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="${row}">${cell}</row></sheetData>`
  expect(rowsOf(await read(workbook({ sheets: { S: at(1_048_576, '<c r="XFD1048576" s="0"/>') } })))).toEqual([['1']])
  const tooFar = await read(workbook({ sheets: { S: at(1_048_576, '<c r="A1048576"><v>1</v></c>') } }))
  expect(tooFar).toMatchObject({ ok: false, error: { code: 'import-too-large', facts: { what: 'rows' } } })
  const tooWide = await read(workbook({ sheets: { S: at(2, '<c r="XFD2"><v>1</v></c>') } }))
  expect(tooWide).toMatchObject({ ok: false, error: { code: 'import-too-large', facts: { what: 'columns' } } })
})

test('rows with one far cell each are refused before they are spread out in memory', async () => {
  const rows = Array.from({ length: 100_000 }, (_, row) => `<row r="${row + 1}"><c r="SF${row + 1}"><v>1</v></c></row>`)
  const result = await readInWorker(workbook({ sheets: { S: `<sheetData>${rows.join('')}</sheetData>` } }))
  expect(result).toMatchObject({ ok: false, error: { code: 'import-too-large', facts: { what: 'cells' } } })
})

test.each(['A0', 'A-1', '1', 'A1.5', 'A99999999999999999999'])('a cell that stands at %s is refused', async (place) => {
  const result = await read(
    workbook({ sheets: { S: `<sheetData><row><c r="${place}"><v>1</v></c></row></sheetData>` } }),
  )
  expect(['import-damaged', 'import-too-large']).toContain(codeOf(result))
})

test('more cells than the cap are refused', async () => {
  const cells = (at: number) =>
    Array.from({ length: 500 }, (_, column) => `<c><v>${(at * 7919 + column * 104_729) % 99_991}</v></c>`)
  const data = Array.from({ length: 4001 }, (_, at) => `<row r="${at + 1}">${cells(at).join('')}</row>`).join('')
  expect(await readInWorker(workbook({ sheets: { S: `<sheetData>${data}</sheetData>` } }))).toMatchObject({
    ok: false,
    error: { code: 'import-too-large', facts: { what: 'cells' } },
  })
})

test('a decompression bomb is refused by what its directory declares', async () => {
  const bomb = { name: 'xl/media/x.xml', content: Buffer.alloc(60 * 1024 * 1024, 0x20) }
  const parts = workbookParts({ sheets: { S: small }, more: [bomb] })
  expect(await read(zip(parts))).toMatchObject({
    ok: false,
    error: { code: 'import-too-large', facts: { what: 'ratio' } },
  })
  const four = [1, 2, 3, 4].map((index) => ({ ...bomb, name: `xl/media/${index}.xml`, size: 19 * 1024 * 1024 }))
  const many = Array.from({ length: 11 }, (_, index) => ({ name: `m${index}`, content: 'x', size: 19 * 1024 * 1024 }))
  expect(codeOf(await read(zip([...workbookParts({ sheets: { S: small } }), ...many])))).toBe('import-too-large')
  // One that lies about its size is stopped at what it declared.
  expect(codeOf(await read(zip([...workbookParts({ sheets: { S: small } }), ...four])))).toBe('import-damaged')
})

test('an archive with too many entries, or with one name twice, is refused', async () => {
  const entries = Array.from({ length: 2001 }, (_, index) => ({ name: `x${index}.bin`, content: '' }))
  expect(await read(zip(entries))).toMatchObject({
    ok: false,
    error: { code: 'import-too-large', facts: { what: 'entries' } },
  })
  const parts = workbookParts({ sheets: { S: small } })
  expect(codeOf(await read(zip([...parts, ...parts.slice(-1)])))).toBe('import-damaged')
})

test('a file above the cap is refused unread', async () => {
  expect(await read(Buffer.alloc(30 * 1024 * 1024 + 1), 'csv')).toMatchObject({
    ok: false,
    error: { code: 'import-too-large', facts: { what: 'file', limit: '30 MB' } },
  })
})

test('what bears the name .xlsx and is something else is told', async () => {
  expect(codeOf(await read('渠道,金额\n一,5\n'))).toBe('import-wrong-type')
  expect(codeOf(await read('%PDF-1.7\n%âãÏÓ'))).toBe('import-wrong-type')
  expect(codeOf(await read('<html><table><tr><td>1</td></tr></table></html>'))).toBe('import-wrong-type')
  expect(codeOf(await read(zip([{ name: 'word/document.xml', content: '<w:document xmlns:w="x"/>' }])))).toBe(
    'import-wrong-type',
  )
  const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1024)])
  expect(await read(ole)).toMatchObject({ ok: false, error: { code: 'import-wrong-type', facts: { found: 'xls' } } })
})

test('a workbook that bears the name .csv is read as the workbook that it is', async () => {
  expect(rowsOf(await read(workbook({ sheets: { S: small } }), 'csv'))).toEqual([
    ['渠道', '1月'],
    ['一', '5'],
  ])
})

test('workbooks with a password are told apart from damaged ones', async () => {
  const ole = Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(600),
    Buffer.from('EncryptedPackage', 'utf16le'),
    Buffer.alloc(600),
  ])
  expect(codeOf(await read(ole))).toBe('import-password')
  const parts = workbookParts({ sheets: { S: small } }).map((part) => ({ ...part, flags: 1 }))
  expect(codeOf(await read(zip(parts)))).toBe('import-password')
})

test('empty files and workbooks without a filled cell are told as empty', async () => {
  expect(codeOf(await read('', 'csv'))).toBe('import-empty')
  expect(codeOf(await read(' \n , , \n', 'csv'))).toBe('import-empty')
  expect(codeOf(await read(Buffer.alloc(0)))).toBe('import-empty')
  expect(codeOf(await read(workbook({ sheets: { S: '<sheetData/>' } })))).toBe('import-empty')
  expect(
    codeOf(await read(workbook({ sheets: { S: '<sheetData><row r="1"><c r="A1" s="0"/></row></sheetData>' } }))),
  ).toBe('import-empty')
})

test('a workbook cut or flipped at any place is read or refused, never a bug', async () => {
  const whole = workbook({ sheets: { S: small } })
  const codes = new Set<string>()
  for (let at = 0; at < whole.length; at += 7) {
    const flipped = Buffer.from(whole)
    flipped[at] = (flipped[at] ?? 0) ^ 0x10
    codes.add(codeOf(await read(flipped)))
    codes.add(codeOf(await read(whole.subarray(0, at))))
  }
  const expected = new Set([
    'read',
    'import-damaged',
    'import-wrong-type',
    'import-empty',
    'import-password',
    'import-too-large',
  ])
  expect([...codes].filter((code) => !expected.has(code))).toEqual([])
  expect(codes).toContain('import-damaged')
})

test('macros and external links are left aside and the cells are read', async () => {
  const bytes = workbook({
    sheets: {
      S: sheetData([
        ['渠道', '1月'],
        ['一', { xml: (place) => `<c r="${place}"><f>[1]Other!A1</f><v>7</v></c>` }],
      ]),
    },
    workbookRels:
      '<Relationship Id="rId50" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/>' +
      '<Relationship Id="rId51" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink" Target="externalLinks/externalLink1.xml"/>',
    more: [
      { name: 'xl/vbaProject.bin', content: Buffer.from('not even a project') },
      { name: 'xl/externalLinks/externalLink1.xml', content: '<externalLink><this is no xml' },
    ],
  })
  expect(rowsOf(await read(bytes, 'xlsm'))).toEqual([
    ['渠道', '1月'],
    ['一', '7'],
  ])
})

test('entities that grow are not expanded', async () => {
  const evil =
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>' +
    `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&b;&c;</t></is></c></row></sheetData></worksheet>`
  const parts = workbookParts({ sheets: { S: small } }).map((part) =>
    part.name === 'xl/worksheets/sheet1.xml' ? { ...part, content: evil } : part,
  )
  expect(rowsOf(await read(zip(parts)))).toEqual([['&b;&c;']])
})

test('a table that takes too long is stopped, and one that takes too much memory is refused; the application runs on', async () => {
  const rows = Array.from({ length: 200_000 }, (_, row) => `渠道${row},${row},${row},${row}`).join('\n')
  const path = save(`名称,1月,2月,3月\n${rows.slice(0, 8_000_000)}`, 'csv')
  const input = { path, encoding: null }
  expect(await runner.run('import-read', 'workbooks.read', input, { limits: { timeoutMs: 1 } })).toMatchObject({
    ok: false,
    error: { code: 'import-timeout' },
  })
  expect(await runner.run('import-read', 'workbooks.read', input, { limits: { memoryMb: 12 } })).toMatchObject({
    ok: false,
    error: { code: 'import-too-large' },
  })
  expect(codeOf(await read('渠道\n一\n', 'csv'))).toBe('read')
})

test('a file that is gone, a folder, and a file that may not be read are told apart', async () => {
  const reading = (path: string) => job({ path, encoding: null }, { progress: () => {} })
  expect(codeOf(await reading(join(folder, 'nowhere.xlsx')))).toBe('file-missing')
  expect(codeOf(await reading(folder))).toBe('file-unreadable')
  const closed = save('x', 'csv')
  chmodSync(closed, 0)
  // The administrator of a machine may read it all the same.
  if (process.getuid?.() !== 0) expect(codeOf(await reading(closed))).toBe('file-unreadable')
})
