import { writeSync } from 'node:fs'
import { resolve } from 'node:path'
import type { InputFor } from '../../src-main/contracts.ts'
import { startApp } from '../integration/app-harness.ts'

// Does one long act of the app over an existing data folder, to be killed in the midst of it.

const [act = '', folder = '', path = ''] = process.argv.slice(2)
const say = (line: string): void => void writeSync(1, `${line}\n`)
const { app, get, ports } = startApp(folder)
app.resume()

const acts: Readonly<Record<string, () => Promise<() => Promise<unknown>>>> = {
  import: async () => {
    ports.answers.push(resolve('tests/fixtures/adventureworks/channels.csv'))
    const { id, subject, sheet, headingRow, mapping, unit } = await get('imports.choose', { subject: 'channels' })
    const job: InputFor<'imports.apply'> = {
      id,
      subject,
      sheet,
      headingRow,
      mapping: [...mapping],
      unit,
      plan: null,
      measure: null,
      createMissing: true,
    }
    return () => get('imports.apply', job)
  },
  bundle: async () => {
    const partner = (await get('exchange.status', {})).partners[0]!.workspace
    ports.answers.push(path)
    return () => get('exchange.write', { partner })
  },
  workbook: async () => {
    const plan = (await get('plans.list', {}))[0]!.id
    ports.answers.push(path)
    return () => get('workbook.export', { plan, unit: 'wan', language: 'zh-CN' })
  },
  backup: async () => {
    ports.answers.push(path)
    return () => get('workspace.backUp', {})
  },
}

const perform = await acts[act]!()
say('begin')
await perform()
say('done')
app.close()
