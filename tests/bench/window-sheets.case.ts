import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { launchApp } from '../e2e/launch.ts'
import { answerFile } from '../e2e/pages/file-dialogs.ts'
import { makeAdventureWorks } from './adventureworks.ts'
import { remove, temporaryFolder } from './data.ts'
import { figure, type Case } from './figures.ts'
import { treeMemory, type Memory } from './machine.ts'

/** Runs for the time, then one for the memory: to count it costs a tenth of the time. */
const runs = 4

/** The sheets of all 468 cities to one PDF, and the most memory that app and browser held meanwhile. */
export const measure: Case = async () => {
  const folder = temporaryFolder()
  const { plan } = await makeAdventureWorks(folder)
  const [times, shared, summed]: [number[], number[], number[]] = [[], [], []]
  for (let run = 0; run < runs; run += 1) {
    const { app, page } = await launchApp({ userData: folder })
    const path = join(folder, `城市-${run}.pdf`)
    await answerFile(app, path)
    await page.locator('.q-grid [role=gridcell]').first().waitFor()
    const peak = { proportionalMb: 0, residentMb: 0 }
    const root = app.process().pid ?? 0
    const counts = run === runs - 1
    const count = (): void => {
      const now = treeMemory(root, processes())
      for (const key of Object.keys(peak) as (keyof Memory)[]) peak[key] = Math.max(peak[key], now[key])
    }
    const watch = counts ? setInterval(count, 250) : undefined
    const request = {
      plan,
      measure: 'intake',
      unit: 'wan',
      language: 'zh-CN',
      document: { kind: 'cities', cities: null },
    }
    const began = performance.now()
    const result = await page.evaluate(
      (wanted) =>
        (window as unknown as { qudao: { invoke: (name: string, input: unknown) => Promise<Answer> } }).qudao.invoke(
          'sheets.pdf',
          wanted,
        ),
      request,
    )
    if (!counts) times.push(performance.now() - began)
    clearInterval(watch)
    if (!result.ok || result.value.documents < 468 || statSync(path).size < 100_000)
      throw new Error(JSON.stringify(result))
    if (counts) {
      shared.push(peak.proportionalMb)
      summed.push(peak.residentMb)
    }
    await app.close()
  }
  remove(folder)
  return [
    figure('sheets of all 468 cities to one PDF', times, { at: 15_000, of: 'median' }),
    figure('… most memory of app and browser, shared pages counted once', shared, { at: 1000, of: 'median' }, 'MB'),
    figure('… the same with shared pages counted in each process', summed, undefined, 'MB'),
  ]
}

type Answer = { readonly ok: boolean; readonly value: { readonly documents: number; readonly pages: number } }

/** Every process and its parent; only Linux tells it so cheaply, elsewhere the memory stays 0. */
function processes(): readonly { readonly pid: number; readonly parent: number }[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const parent = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]
        return [{ pid: Number(name), parent: Number(parent) }]
      } catch {
        return [] // ended meanwhile
      }
    })
}
