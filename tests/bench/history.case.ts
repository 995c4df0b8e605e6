import { connect } from '../../src-main/ledger/connect.ts'
import { amountField, months } from '../../src-main/ledger/registry.ts'
import { targetLineId } from '../../src-main/targets/targets.store.ts'
import { databaseIn, makeRegion, openApp, remove, temporaryFolder } from './data.ts'
import { figure, timed, type Case } from './figures.ts'

const wanted = 1_000_000
const rows = 1000
/** Single cells typed by hand, beside the pastes: a log has far more acts than an import. */
const typed = 40_000
const noFilter = { author: null, acts: null, from: null, to: null }

/** A log of a million changes in some 40,000 acts: a cell's, a row's and the plan's history, an act opened, a way back. */
export const measure: Case = async () => {
  const folder = temporaryFolder()
  const { plan, lines } = await makeRegion(folder, rows)
  const { ledger, sqlite, close } = connect(databaseIn(folder))
  const ids = lines.map((line) => targetLineId(plan, 'intake', line))
  const facts = { plan, measure: 'intake' }
  let written = 0
  for (let round = 1; written < wanted - typed; round += 1) {
    const edits = ids.flatMap((id, at) =>
      months.map((month) => ({
        entity: 'targetLine' as const,
        id,
        field: amountField(month),
        value: 100 * (round * 10_007 + at * 37 + month),
      })),
    )
    written += ledger.commit('paste', { ...facts, cells: edits.length }, edits).changed
  }
  ledger.transaction(() => {
    for (let step = 1; step <= typed; step += 1) {
      const id = ids[step % 400] ?? ''
      const edit = { entity: 'targetLine' as const, id, field: amountField((step % 12) + 1), value: step }
      ledger.commit('type', { ...facts, cells: 1 }, [edit])
    }
  })
  const changes = sqlite.prepare<[], number>('SELECT count(*) FROM change').pluck().get() ?? 0
  close()

  const app = openApp(folder)
  const cell = (run: number) => ({
    entity: 'targetLine',
    id: ids[(run * 13 + 17) % 400] ?? '',
    field: amountField(((run * 13 + 17) % 12) + 1),
  })
  const page = { filter: noFilter, before: null, size: 100 }
  const ofCell = await timed(50, cell, (of) => app.get('history.field', of))
  const ofRow = await timed(50, cell, ({ entity, id }) => app.get('history.row', { entity, id, ...page }))
  const ofPlan = await timed(
    50,
    () => undefined,
    () => app.get('history.acts', { plan, ...page }),
  )
  const byNobody = await timed(
    20,
    () => undefined,
    () => app.get('history.acts', { plan, ...page, filter: { ...noFilter, author: '没有这个人' } }),
  )
  const { items } = await app.get('history.acts', { plan, ...page, filter: { ...noFilter, acts: ['paste'] } })
  const paste = items[3]?.batch ?? ''
  const opened = await timed(
    20,
    () => undefined,
    () => app.get('history.act', { batch: paste }),
  )
  const back = await timed(
    10,
    () => undefined,
    () => app.get('history.previewRewind', { plan, line: null, to: { before: paste } }),
  )
  app.close()
  remove(folder)
  const among = `among ${changes.toLocaleString('en-US')} changes`
  return [
    figure(`history of a cell ${among}`, ofCell, { at: 50, of: 'p95' }),
    figure('history of a row, first page', ofRow, { at: 50, of: 'p95' }),
    figure('acts on the plan, first page', ofPlan, { at: 50, of: 'p95' }),
    figure('acts on the plan of a person who has none', byNobody),
    figure('an act of 12,000 changes opened', opened),
    figure('preview: 12,000 months back to before an act', back),
  ]
}
