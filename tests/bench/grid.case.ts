import { serialize } from 'node:v8'
import { makeRegion, openApp, remove, temporaryFolder } from './data.ts'
import { figure, timed, type Case } from './figures.ts'

/** What the targets grid asks for, behind the door: 1,000 lines. Copying them to the window is told apart. */
export const measure: Case = async () => {
  const folder = temporaryFolder()
  const { plan } = await makeRegion(folder, 1000)
  const app = openApp(folder)
  const ask = () => app.get('targets.grid', { plan, measure: 'intake' })
  const grid = await timed(30, () => undefined, ask, 5)
  const answer = await ask()
  const copies = await timed(
    30,
    () => undefined,
    () => serialize(answer),
    5,
  )
  app.close()
  remove(folder)
  return [figure('grid of 1,000 lines through the door', grid), figure('copying that answer to the window', copies)]
}
