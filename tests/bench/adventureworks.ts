import { resolve } from 'node:path'
import type { ImportSubject } from '../../src-main/workbooks/workbooks.contract.ts'
import { openApp, type BenchApp } from './data.ts'

/** The data folder of the main job: 701 channels in 468 places, quotas of 2023 and 2024, spread over the months. */
export async function makeAdventureWorks(folder: string): Promise<{ readonly plan: string }> {
  const app = openApp(folder, 0)
  await app.get('workspace.create', { kind: 'manager', name: '北美', user: '张伟' })
  await bringIn(app, 'channels', 'channels.csv', null)
  const plans: string[] = []
  for (const fiscalYear of [2023, 2024]) {
    const { id } = await app.get('plans.create', { fiscalYear, firstMonth: 1, step: 100 })
    await bringIn(app, 'quotas', 'quotas.csv', id)
    plans.push(id)
  }
  const [before = '', plan = ''] = plans
  await app.get('plans.seasonalityFrom', { id: plan, from: before, measure: 'intake' })
  await app.get('targets.spreadQuotas', { plan, measure: 'intake', owners: null })
  app.close()
  return { plan }
}

async function bringIn(app: BenchApp, subject: ImportSubject, file: string, plan: string | null): Promise<void> {
  app.ports.answers.push(resolve('tests/fixtures/adventureworks', file))
  const { id, sheet, headingRow, mapping, unit } = await app.get('imports.choose', { subject })
  const measure = plan === null ? null : 'intake'
  await app.get('imports.apply', {
    id,
    subject,
    sheet,
    headingRow,
    mapping: [...mapping],
    unit,
    plan,
    measure,
    createMissing: true,
  })
}
