import { makeAdventureWorks } from './adventureworks.ts'
import { remove, temporaryFolder } from './data.ts'
import { figure, type Case } from './figures.ts'
import { startWindow, untilPainted } from './window.ts'

/** From the start of the process to the painted grid of 701 channels, as on every day but the first. */
export const measure: Case = async () => {
  const folder = temporaryFolder()
  await makeAdventureWorks(folder)
  const [page, painted]: [number[], number[]] = [[], []]
  for (let run = -2; run < 8; run += 1) {
    const app = await startWindow(folder)
    const at = await app.evaluate<number>(untilPainted(15))
    const opened = await app.evaluate<number>('performance.timeOrigin')
    await app.close()
    if (run < 0) continue
    page.push(opened - app.startedAt)
    painted.push(at - app.startedAt)
  }
  remove(folder)
  return [
    figure('process start → painted targets grid, 701 channels, warm', painted, { at: 1500, of: 'median' }),
    figure('… of that, until the window begins to load its page', page),
  ]
}
