import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { InputFor } from '../../src-main/contracts.ts'
import type { TestApp } from './app-harness.ts'

export type OneLine = {
  readonly owner: string
  readonly where: { readonly plan: string; readonly measure: 'intake' }
  readonly lines: { owner: string | null; channel: string | null; city: string | null }[]
}

/** In the open workspace: 李静 with one channel, C1 沪康, and the plan of 2027 in steps of 元. */
export async function makeOneLine(app: TestApp): Promise<OneLine> {
  const { id: owner } = await app.get('people.create', { entity: 'person', fields: { name: '李静' } })
  const { id: channel } = await app.get('channels.create', { fields: { name: '沪康', code: 'C1', owner } })
  const { id: plan } = await app.get('plans.create', { fiscalYear: 2027, firstMonth: 1, step: 100 })
  return { owner, where: { plan, measure: 'intake' }, lines: [{ owner, channel, city: null }] }
}

/** Reads a file with 9 元 for the channel's January; answers what applies it. */
export async function chooseJanuary(app: TestApp, where: OneLine['where']): Promise<InputFor<'imports.apply'>> {
  const path = join(app.folder, 'targets.csv')
  writeFileSync(path, '渠道编号,渠道,1月\nC1,沪康,9\n')
  app.ports.answers.push(path)
  const { id, sheet, headingRow, mapping } = await app.get('imports.choose', { subject: 'targets' })
  const read = { id, sheet, headingRow, mapping: [...mapping] }
  return { ...read, subject: 'targets', createMissing: false, unit: 'yuan', ...where }
}
