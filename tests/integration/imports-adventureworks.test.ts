import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sumFen } from '../../src-main/shared/money.ts'
import { loadGrid } from '../../src-main/targets/targets.service.ts'
import { openImportBench, planOf, type ImportBench } from './imports.fixture.ts'

const channels = resolve('tests/fixtures/adventureworks/channels.csv')
const quotas = resolve('tests/fixtures/adventureworks/quotas.csv')

let bench: ImportBench
beforeEach(() => {
  bench = openImportBench()
})
afterEach(() => bench.space.close())

test('701 channels come in with 468 cities, 10 regions and 13 owners, as one act that is undone in one step', async () => {
  const file = await bench.choose(channels, 'channels')
  expect(file).toMatchObject({
    encoding: 'utf-8',
    headingRow: 1,
    mapping: ['code', 'name', 'city', 'province', 'country', 'region', 'owner'],
  })
  const preview = await bench.preview(planOf(file))
  expect(preview).toMatchObject({
    rows: 701,
    creates: { channel: 701, city: 468, region: 10, person: 13 },
    updates: 0,
    errors: 0,
    notices: 0,
    totalFen: null,
  })
  expect(bench.count('channel')).toBe(0)

  const { ledger } = bench.space.open
  const applied = await bench.apply(planOf(file))
  expect(applied.batch).not.toBeNull()
  expect(['channel', 'city', 'region', 'person'].map(bench.count)).toEqual([701, 468, 10, 13])
  expect(ledger.batches(10)).toMatchObject([
    { act: 'import', facts: { file: 'channels.csv', rows: 701 }, changes: applied.changed },
  ])
  expect(readdirSync(join(bench.space.open.folder, 'backups'))).toHaveLength(1)
  expect(bench.space.told.filter(({ name }) => name === 'changed')).toHaveLength(1)

  expect(ledger.undo()).toMatchObject({ changed: applied.changed, skipped: 0 })
  expect(['channel', 'city', 'region', 'person'].map(bench.count)).toEqual([0, 0, 0, 0])
  ledger.redo()
  expect(bench.count('channel')).toBe(701)
})

test('owners are known by their logins, and cities of one name in two provinces are two cities', async () => {
  await bench.bring(channels, 'channels')
  const { sqlite } = bench.space.open
  expect(sqlite.prepare("SELECT name, login FROM person WHERE login = 'josé1'").get()).toEqual({
    name: 'josé1',
    login: 'josé1',
  })
  const twins = sqlite
    .prepare(
      'SELECT count(*) FROM (SELECT name FROM city WHERE live = 1 GROUP BY name HAVING count(DISTINCT province) > 1)',
    )
    .pluck()
    .get()
  expect(twins).toBeGreaterThan(10)
  const placeless = 'SELECT count(*) FROM channel WHERE city IS NULL OR owner IS NULL'
  expect(sqlite.prepare(placeless).pluck().get()).toBe(0)
})

test('channels keep the order of the file', async () => {
  await bench.bring(channels, 'channels')
  const codes = bench.space.open.sqlite.prepare('SELECT code FROM channel ORDER BY id').pluck().all()
  expect(codes.slice(0, 4)).toEqual(['292', '294', '296', '298'])
  expect(codes).toHaveLength(701)
})

test('the same file again changes nothing', async () => {
  await bench.bring(channels, 'channels')
  const plan = planOf(await bench.choose(channels, 'channels'))
  expect(await bench.preview(plan)).toMatchObject({ creates: {}, updates: 0, unchanged: 701, changes: [], errors: 0 })
  expect(await bench.apply(plan)).toEqual({ batch: null, changed: 0 })
})

test.each([
  [2024, [8_039_000, 13_733_000, 11_097_000, 8_051_000], 40_920_000],
  [2023, [5_068_000, 10_537_000, 8_654_000, 5_913_000], 30_172_000],
])('the quotas of %i come in by quarter with the sums of the source', async (fiscalYear, byQuarter, year) => {
  await bench.bring(channels, 'channels')
  const { id } = await bench.plan(fiscalYear)
  const preview = await bench.bring(quotas, 'quotas', { plan: id, measure: 'intake' })
  expect(preview).toMatchObject({ rows: 163, errors: 0, totalFen: year * 100 })
  expect(preview.problems.every(({ code, severity }) => code === 'other-year' && severity === 'notice')).toBe(true)
  const others = preview.problems.map(({ facts }) => facts['year']).toSorted()
  expect(others).toEqual([2022, 2023, 2024, 2025].filter((other) => other !== fiscalYear))
  const left = preview.problems.reduce((rows, { facts }) => rows + Number(facts['rows']), 0)

  const grid = loadGrid(bench.space.open.sqlite, id, 'intake')
  expect(grid.quotas.every(({ level, grain }) => level === 'person' && grain === 'quarter')).toBe(true)
  expect(grid.quotas.flatMap(({ amounts }) => amounts.filter((amount) => amount !== null))).toHaveLength(163 - left)
  const sums = [0, 1, 2, 3].map((quarter) => sumFen(grid.quotas.map(({ amounts }) => amounts[quarter] ?? null)))
  expect(sums).toEqual(byQuarter.map((yuan) => yuan * 100))
  expect(loadGrid(bench.space.open.sqlite, id, 'revenue').quotas).toEqual([])
})

test('the quotas of 2024 belong to 17 owners, four of whom have no channels', async () => {
  await bench.bring(channels, 'channels')
  const { id } = await bench.plan()
  const preview = await bench.bring(quotas, 'quotas', { plan: id, measure: 'intake' })
  expect(preview.creates).toEqual({ person: 4, quota: 17 })
  expect(bench.count('person')).toBe(17)
  const again = planOf(await bench.choose(quotas, 'quotas'), { plan: id, measure: 'intake' })
  expect(await bench.preview(again)).toMatchObject({ creates: {}, updates: 0, unchanged: 17, totalFen: 4_092_000_000 })
})
