import { makeRegion, openApp, remove, temporaryFolder } from './data.ts'
import { figure, timed, type Case } from './figures.ts'

/** A year typed over 700 channels × 12 months, through the door and durable; and the undo of it. */
export const measure: Case = async () => {
  const folder = temporaryFolder()
  const { plan, lines } = await makeRegion(folder, 700)
  const app = openApp(folder)
  const where = { plan, measure: 'intake' as const }
  const spread = await timed(
    15,
    (run) => 100 * (50_000_000 + (run + 9) * 1_234_567),
    (total) => app.get('targets.spread', { ...where, lines: [...lines], period: { kind: 'year' }, total }),
    3,
  )
  const undo = await timed(
    10,
    (run) =>
      app.get('targets.spread', {
        ...where,
        lines: [...lines],
        period: { kind: 'year' },
        total: 100 * (90_000_000 + run),
      }),
    () => app.get('history.undo', {}),
  )
  app.close()
  remove(folder)
  return [
    figure('spread a year over 700 × 12, durable', spread, { at: 250, of: 'median' }),
    figure('undo of that spread', undo),
  ]
}
