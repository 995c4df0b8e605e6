import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { makeRegion, remove, temporaryFolder } from './data.ts'
import { figure, type Case } from './figures.ts'

type Steps = { readonly loaded: number; readonly opened: number; readonly answered: number }

/** The app's main side from the start of its process, run from its sources: no window, no Electron. */
export const measure: Case = async () => {
  const folder = temporaryFolder()
  const { plan } = await makeRegion(folder, 700)
  const child = join(import.meta.dirname, 'start-child.ts')
  const steps: Steps[] = []
  for (let run = -2; run < 10; run += 1) {
    const told = JSON.parse(execFileSync(process.execPath, [child, folder, plan], { encoding: 'utf8' })) as Steps
    if (run >= 0) steps.push(told)
  }
  remove(folder)
  return [
    figure(
      'main side: process start → app built',
      steps.map(({ loaded }) => loaded),
    ),
    figure(
      'main side: … → workspace open',
      steps.map(({ opened }) => opened),
    ),
    figure(
      'main side: … → 700 lines answered',
      steps.map(({ answered }) => answered),
    ),
  ]
}
