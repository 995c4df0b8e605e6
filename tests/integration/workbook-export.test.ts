import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readXlsx, type Sheet } from 'hucre/xlsx'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTargetsService, loadGrid } from '../../src-main/targets/targets.service.ts'
import { units, type Unit } from '../../src-main/shared/money.ts'
import { valueOf } from '../../src-main/shared/result.ts'
import { columnIndex } from '../../src-main/workbooks/columns.rules.ts'
import { extract, readDirectory } from '../../src-main/workbooks/zip.ts'
import { openImportBench, planOf, type ImportBench } from './imports.fixture.ts'
import { refusal } from './refusal.ts'

let bench: ImportBench
let plan: string
beforeEach(async () => {
  bench = openImportBench()
  plan = (await bench.plan(2027)).id
})
afterEach(() => bench.space.close())

/** Three channels, one held month, 新增客户, a quota; amounts that 万元 shows with six decimals. */
async function fillSmall(): Promise<void> {
  await bench.bring(
    bench.save(
      'c.csv',
      '编码,名称,城市,负责人,部门,区域\n=A1,一,杭州,张伟,销售部,华东\nA2,二,苏州,李静,,华东\nA3,三,杭州,李静,,华东\n',
    ),
    'channels',
  )
  const targets = '编码,渠道,负责人,1月,2月,3月,4月\n=A1,一,张伟,12345.67,0,,3\nA2,二,李静,2,,,\n,新增客户,张伟,,,9,\n'
  for (const measure of ['revenue', 'intake'] as const)
    await bench.bring(bench.save('t.csv', targets), 'targets', { plan, measure })
  await bench.bring(bench.save('q.csv', '负责人,Q1,Q2\n张伟,20000,5\n'), 'quotas', { plan, measure: 'intake' })
  const grid = loadGrid(bench.space.open.sqlite, plan, 'revenue')
  const lines = grid.lines.slice(0, 1).map(({ owner, channel, city }) => ({ owner, channel, city }))
  valueOf(
    await createTargetsService(bench.space.context)['targets.hold']({
      plan,
      measure: 'revenue',
      held: true,
      lines,
      cells: [[0, 1]],
    }),
  )
}

async function exported(unit: Unit = 'yuan', language: 'zh-CN' | 'en' = 'zh-CN'): Promise<string> {
  const path = join(bench.space.open.folder, 'out.xlsx')
  bench.space.context.ports.answers.push(path)
  expect(await bench.service['workbook.export']({ plan, unit, language })).toEqual({ ok: true, value: { path } })
  return path
}

const sheetsOf = async (path: string): Promise<readonly Sheet[]> =>
  (await readXlsx(readFileSync(path), { readStyles: true })).sheets
const sheetNamed = (sheets: readonly Sheet[], part: string): Sheet => {
  const found = sheets.find(({ name }) => name.startsWith(part))
  if (!found) throw new Error(`no sheet ${part}`)
  return found
}

/** What a live formula comes to, computed from the other cells: SUM, COUNT in an IF, N, a quotient or a difference. */
function compute(sheet: Sheet, formula: string): number | '' {
  const valueAt = (ref: string): unknown => {
    const row = Number(/\d+$/.exec(ref)?.[0]) - 1
    const cell = sheet.cells?.get(`${row},${columnIndex(ref)}`)
    if (cell?.formula !== undefined) return compute(sheet, cell.formula)
    return sheet.rows[row]?.[columnIndex(ref)] ?? null
  }
  const numbers = (refs: string): number[] =>
    refs
      .replaceAll('$', '')
      .split(',')
      .flatMap((ref) => {
        const [from = '', to = from] = ref.split(':')
        const found: number[] = []
        for (let column = columnIndex(from); column <= columnIndex(to); column += 1) {
          for (let row = Number(/\d+$/.exec(from)?.[0]); row <= Number(/\d+$/.exec(to)?.[0]); row += 1) {
            const value = valueAt(`${column < 26 ? String.fromCharCode(65 + column) : 'AA'}${row}`)
            if (typeof value === 'number') found.push(value)
          }
        }
        return found
      })
  const sum = (refs: string): number => numbers(refs).reduce((total, value) => total + value, 0)
  const number = (ref: string): number => numbers(ref)[0] ?? 0
  const plain = /^SUM\(([^()]+)\)$/.exec(formula)
  if (plain) return sum(plain[1] ?? '')
  const counted = /^IF\(COUNT\(([^()]+)\)=0,"",(?:SUM\(([^()]+)\)|N\(([^()]+)\)-(.+))\)$/.exec(formula)
  if (counted) {
    if (numbers(counted[1] ?? '').length === 0) return ''
    return counted[2] === undefined ? number(counted[3] ?? '') - number(counted[4] ?? '') : sum(counted[2])
  }
  const shared = /^IF\(N\(([^()]+)\)=0,"",(.+)\/(.+)\)$/.exec(formula)
  if (!shared) throw new Error(`not understood: ${formula}`)
  return number(shared[1] ?? '') === 0 ? '' : number(shared[2] ?? '') / number(shared[3] ?? '')
}

function formulasOf(
  sheet: Sheet,
): readonly { readonly place: string; readonly formula: string; readonly cached: unknown }[] {
  return [...(sheet.cells ?? [])].flatMap(([place, cell]) =>
    cell.formula === undefined ? [] : [{ place, formula: cell.formula, cached: cell.value }],
  )
}

test.each(units)('every total is a live formula whose cached result is what it comes to, in %s', async (unit) => {
  await fillSmall()
  const sheets = await sheetsOf(await exported(unit))
  expect(sheets.map(({ name }) => name)).toEqual([
    'A 预收款订单',
    'B 销售收入',
    'C 预收款订单',
    'C 销售收入',
    '指标明细 预收款订单',
    '指标明细 销售收入',
  ])
  for (const sheet of sheets) {
    const formulas = formulasOf(sheet)
    expect(formulas.length).toBeGreaterThan(0)
    for (const { place, formula, cached } of formulas) {
      const computed = compute(sheet, formula)
      if (typeof computed === 'number') expect(cached, `${sheet.name} ${place} ${formula}`).toBeCloseTo(computed, 9)
      else expect(cached ?? '', `${sheet.name} ${place} ${formula}`).toBe('')
    }
  }
})

test('the working grid holds months, quarters and the year of every line, with 合计 and 占比 below', async () => {
  await fillSmall()
  const sheet = sheetNamed(await sheetsOf(await exported()), '指标明细 销售')
  expect(sheet.rows[2]).toEqual([
    '渠道编号',
    '渠道',
    '城市',
    '负责人',
    '1月',
    '2月',
    '3月',
    '一季度',
    '4月',
    '5月',
    '6月',
    '二季度',
    '7月',
    '8月',
    '9月',
    '三季度',
    '10月',
    '11月',
    '12月',
    '四季度',
    '全年',
  ])
  const text = sheet.rows.slice(3).map((row) => row.map((cell) => (cell === '' ? null : cell)))
  expect(text.map((row) => row.slice(0, 9))).toEqual([
    ['A2', '二', '苏州', '李静', 2, null, null, 2, null],
    ['=A1', '一', '杭州', '张伟', 12_345.67, 0, null, 12_345.67, 3],
    ['A3', '三', '杭州', '李静', null, null, null, null, null],
    [null, '新增客户', null, '张伟', null, null, 9, 9, null],
    ['合计', null, null, null, 12_347.67, 0, 9, 12_356.67, 3],
    [
      '占比',
      null,
      null,
      null,
      expect.closeTo(12_347.67 / 12_359.67, 12),
      0,
      expect.anything(),
      expect.anything(),
      expect.anything(),
    ],
  ])
  expect(text[4]?.[20]).toBe(12_359.67)
  expect(text[5]?.[20]).toBe(1)
})

test('sheets are frozen, repeat their headings on paper, and fit the width of A4 across', async () => {
  await fillSmall()
  for (const sheet of await sheetsOf(await exported())) {
    expect(sheet.freezePane?.rows).toBe(3)
    expect(sheet.pageSetup).toMatchObject({
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$1:$3',
    })
    expect(sheet.columns?.every(({ width }) => width !== undefined && width >= 9)).toBe(true)
    expect(sheet.headerFooter?.oddFooter).toContain('&P / &N')
    const last = sheet.rows.findIndex((row) => row[0] === '合计')
    expect(sheet.cells?.get(`${last},0`)?.style?.font?.bold).toBe(true)
  }
})

test('the repeated rows name their sheet in quotes, as a name with a space must be', async () => {
  await fillSmall()
  const bytes = readFileSync(await exported())
  const entry = readDirectory(bytes).get('xl/workbook.xml')
  const xml = entry ? Buffer.from(extract(bytes, entry)).toString() : ''
  const named = [...xml.matchAll(/<definedName name="_xlnm.Print_Titles" localSheetId="(\d)">([^<]+)</g)].map(
    ([, at, range]) => [at, range],
  )
  expect(named[0]).toEqual(['0', "'A 预收款订单'!$1:$3"])
  expect(named).toHaveLength(6)
})

test('columns are wide enough for their amounts in full', async () => {
  await fillSmall()
  await bench.bring(bench.save('big.csv', '编码,7月\nA2,98765432100.55\n'), 'targets', { plan, measure: 'revenue' })
  const sheet = sheetNamed(await sheetsOf(await exported()), '指标明细 销售')
  // 98,765,432,100.55 is 17 characters; July is the thirteenth column.
  expect(sheet.columns?.[12]?.width).toBeGreaterThanOrEqual(17)
})

test('amounts are exact decimals of their unit with as many digits as they need', async () => {
  await fillSmall()
  const first = (sheets: readonly Sheet[]) => {
    const sheet = sheetNamed(sheets, '指标明细 销售')
    const row = sheet.rows.findIndex((cells) => cells[0] === '=A1')
    const cell = sheet.cells?.get(`${row},4`)
    return {
      value: sheet.rows[row]?.[4],
      format: cell?.style?.numFmt,
      code: sheet.rows[row]?.[0],
      text: sheet.cells?.get(`${row},0`)?.style?.numFmt,
    }
  }
  expect(first(await sheetsOf(await exported('yuan')))).toEqual({
    value: 12_345.67,
    format: '#,##0.00;-#,##0.00',
    code: '=A1',
    text: '@',
  })
  expect(first(await sheetsOf(await exported('wan')))).toMatchObject({
    value: 1.234567,
    format: '#,##0.000000;-#,##0.000000',
  })
})

test('table A shows owners by quarter with 下达 and 差额 where quotas stand', async () => {
  await fillSmall()
  const sheet = sheetNamed(await sheetsOf(await exported()), 'A ')
  expect(sheet.rows[2]).toEqual(['负责人', '一季度', '二季度', '三季度', '四季度', '合计', '下达', '差额'])
  const rows = sheet.rows.slice(3).map((row) => row.map((cell) => (cell === '' ? null : cell)))
  expect(rows).toEqual([
    ['张伟', 12_354.67, 3, null, null, 12_357.67, 20_005, expect.closeTo(-7647.33, 9)],
    ['李静', 2, null, null, null, 2, null, null],
    ['合计', 12_356.67, 3, null, null, 12_359.67, 20_005, expect.closeTo(-7645.33, 9)],
  ])
})

test('table B lists channels by owner with 新增客户 and 合计, table C people by department with 占比', async () => {
  await fillSmall()
  const sheets = await sheetsOf(await exported())
  expect(sheetNamed(sheets, 'B ').rows.slice(2)).toEqual([
    ['负责人', '区域', '城市或者渠道名称', '销售目标'],
    ['张伟', '华东', '杭州 · 一', 12_348.67],
    ['李静', '华东', '苏州 · 二', 2],
    ['李静', '华东', '杭州 · 三', null],
    ['新增客户', '', '张伟', 9],
    ['合计', null, null, 12_359.67],
  ])
  const tableC = sheetNamed(sheets, 'C 销售')
    .rows.slice(2)
    .map((row) => [...row.slice(0, 3), row[14]])
  expect(tableC.slice(0, 4)).toEqual([
    ['部门', '销售人员', '1月', '合计'],
    ['销售部', '张伟', 12_345.67, 12_357.67],
    ['无部门', '李静', 2, 2],
    ['合计', null, 12_347.67, 12_359.67],
  ])
  expect(tableC[4]?.[0]).toBe('占比')
})

test('the workbook speaks the language that was asked for', async () => {
  await fillSmall()
  const sheets = await sheetsOf(await exported('wan', 'en'))
  expect(sheets.map(({ name }) => name)).toEqual([
    'A orders',
    'B revenue',
    'C orders',
    'C revenue',
    'Targets orders',
    'Targets revenue',
  ])
  const words = sheets.flatMap(({ rows }) => rows.flat()).filter((cell) => typeof cell === 'string')
  const data = new Set(['一', '二', '三', '张伟', '李静', '杭州', '苏州', '华东', '销售部'])
  expect(
    words.filter((word) => /\p{Script=Han}/u.test(word) && !word.split(' · ').some((part) => data.has(part))),
  ).toEqual([])
})

test.each(['zh-CN', 'en'] as const)('the working grid in %s comes back in as it went out', async (language) => {
  await fillSmall()
  const path = await exported('wan', language)
  const file = await bench.choose(path, 'targets')
  const sheet = file.sheets.findIndex(({ name }) => /^(指标明细 销售收入|Targets revenue)$/.test(name))
  const again = valueOf(
    await bench.service['imports.reread']({ id: file.id, subject: 'targets', sheet, headingRow: null, encoding: null }),
  )
  expect(again).toMatchObject({ headingRow: 3, unit: 'wan', sheet })
  expect(await bench.preview(planOf(again, { plan, measure: 'revenue' }))).toMatchObject({
    rows: 4,
    creates: {},
    updates: 0,
    unchanged: 4,
    errors: 0,
    totalFen: 1_235_967,
    changes: [],
  })
})

test('a plan without a channel is a workbook with its headings', async () => {
  const sheets = await sheetsOf(await exported())
  expect(sheetNamed(sheets, '指标明细').rows[2]).toHaveLength(21)
  expect(
    sheets.every((sheet) =>
      formulasOf(sheet).every(({ formula, cached }) => compute(sheet, formula) === (cached ?? '')),
    ),
  ).toBe(true)
})

test('the real channels and quotas are exported with the sums of the source', async () => {
  await bench.bring(resolve('tests/fixtures/adventureworks/channels.csv'), 'channels')
  const year = (await bench.plan(2024)).id
  await bench.bring(resolve('tests/fixtures/adventureworks/quotas.csv'), 'quotas', { plan: year, measure: 'intake' })
  valueOf(
    await createTargetsService(bench.space.context)['targets.spreadQuotas']({
      plan: year,
      measure: 'intake',
      owners: null,
    }),
  )
  plan = year
  const sheets = await sheetsOf(await exported('yuan'))
  const total = sheetNamed(sheets, 'A ').rows.at(-1)
  expect(total?.[6]).toBe(40_920_000)
  const grid = sheetNamed(sheets, '指标明细 预收')
  expect(grid.rows).toHaveLength(3 + loadGrid(bench.space.open.sqlite, year, 'intake').lines.length + 2)
  const sums = formulasOf(grid)
  expect(
    sums.every(({ formula, cached }) => Math.abs(Number(compute(grid, formula)) - Number(cached ?? '')) < 1e-6),
  ).toBe(true)
})

test('nothing is left half-written: what stood there stays until the new file is whole', async () => {
  const { folder } = bench.space.open
  const out = join(folder, 'shared')
  mkdirSync(out)
  const path = join(out, 'plan.xlsx')
  const exportTo = (target: string) => {
    bench.space.context.ports.answers.push(target)
    return bench.service['workbook.export']({ plan, unit: 'yuan', language: 'zh-CN' })
  }
  expect(await refusal(() => exportTo(join(folder, 'nowhere', 'x.xlsx')))).toMatchObject({ code: 'file-missing' })
  // A folder bears the name: the rename fails after the bytes were written.
  mkdirSync(join(path, 'inside'), { recursive: true })
  expect((await refusal(() => exportTo(path))).code).not.toBe('')
  expect(readdirSync(out)).toEqual(['plan.xlsx'])
  if (process.getuid?.() !== 0) {
    chmodSync(out, 0o500)
    expect(await refusal(() => exportTo(join(out, 'y.xlsx')))).toMatchObject({ code: 'folder-read-only' })
    chmodSync(out, 0o700)
  }
  const old = join(out, 'old.xlsx')
  writeFileSync(old, 'old')
  expect(await exportTo(join(out, 'old'))).toEqual({ ok: true, value: { path: old } })
  expect(readFileSync(old).subarray(0, 2).toString()).toBe('PK')
  expect(existsSync(join(out, 'old'))).toBe(false)
  expect(readdirSync(out).toSorted()).toEqual(['old.xlsx', 'plan.xlsx'])
})

test('a closed dialog writes nothing and an unknown plan is refused before it opens', async () => {
  bench.space.context.ports.answers.push(null)
  expect(await refusal(() => bench.service['workbook.export']({ plan, unit: 'yuan', language: 'en' }))).toMatchObject({
    code: 'cancelled',
  })
  expect(
    await refusal(() => bench.service['workbook.export']({ plan: 'x', unit: 'yuan', language: 'en' })),
  ).toMatchObject({ code: 'not-found' })
})
