import { closeSync, fdatasyncSync, openSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { connect } from '../../src-main/ledger/connect.ts'
import { amountField } from '../../src-main/ledger/registry.ts'
import { targetLineId } from '../../src-main/targets/targets.store.ts'
import { databaseIn, makeRegion, openApp, remove, temporaryFolder } from './data.ts'
import { figure, percentile, timed, type Case } from './figures.ts'

const runs = 400

/** One edited month: through the door, and the ledger's commit beside a raw append of the same bytes, turn by turn. */
export const measure: Case = async () => {
  const folder = temporaryFolder()
  const { plan, lines } = await makeRegion(folder, 700)

  const app = openApp(folder)
  const where = { plan, measure: 'intake' as const }
  const throughDoor = await timed(
    runs,
    (run) => run + 50,
    (run) =>
      app.get('targets.write', {
        ...where,
        act: 'type',
        lines: [lines[run % 700]!],
        cells: [[0, 1 + (run % 12), 100 * (1 + run)]],
      }),
    50,
  )
  app.close()

  const file = databaseIn(folder)
  const { ledger, sqlite, close } = connect(file)
  const edit = (run: number) => [
    {
      entity: 'targetLine' as const,
      id: targetLineId(plan, 'intake', lines[(run * 13) % 700]!),
      field: amountField(1 + (run % 12)),
      value: 7_000_000 + run,
    },
  ]
  // How many bytes a commit writes: the growth of a log that was just emptied.
  sqlite.pragma('wal_checkpoint(TRUNCATE)')
  const sizes: number[] = []
  for (let at = 0, before = 0; at < 40; at += 1) {
    ledger.commit('type', {}, edit(10_000 + at))
    const { size } = statSync(`${file}-wal`)
    sizes.push(size - before)
    before = size
  }
  const bytes = Buffer.alloc(percentile(sizes, 0.5), 0xa5)
  const raw = openSync(join(folder, 'raw'), 'a')
  const [commits, appends]: [number[], number[]] = [[], []]
  for (let run = -50; run < runs; run += 1) {
    const began = performance.now()
    ledger.commit('type', {}, edit(20_000 + run))
    const between = performance.now()
    writeSync(raw, bytes)
    fdatasyncSync(raw)
    if (run < 0) continue
    commits.push(between - began)
    appends.push(performance.now() - between)
  }
  closeSync(raw)
  close()
  remove(folder)

  const ratio = percentile(commits, 0.5) / percentile(appends, 0.5)
  return [
    figure('one edited month, durable, through the door', throughDoor, { at: 50, of: 'p95' }),
    figure('the ledger’s commit of one month', commits),
    figure(`a raw append of the same ${bytes.length} bytes + fdatasync`, appends),
    {
      what: 'commit p50 ÷ raw append p50',
      unit: '×',
      runs,
      median: ratio,
      p95: percentile(commits, 0.95) / percentile(appends, 0.95),
      reach: { at: 1.2, of: 'median' },
    },
  ]
}
