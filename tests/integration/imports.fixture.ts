import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createPlansService } from '../../src-main/plans/plans.service.ts'
import type { Plan } from '../../src-main/plans/plans.contract.ts'
import { valueOf } from '../../src-main/shared/result.ts'
import type { ImportPlan, ImportPreview, ImportSubject, ReadFile } from '../../src-main/workbooks/workbooks.contract.ts'
import { createWorkbooksService } from '../../src-main/workbooks/workbooks.service.ts'
import { openTestWorkspace, type TestWorkspace } from './workspace.ts'

export type ImportBench = {
  readonly space: TestWorkspace
  readonly service: ReturnType<typeof createWorkbooksService>
  /** Writes a file into the workspace's own folder; answers its path. */
  readonly save: (name: string, content: string | Uint8Array) => string
  readonly choose: (path: string, subject: ImportSubject) => Promise<ReadFile>
  readonly preview: (plan: ImportPlan) => Promise<ImportPreview>
  readonly apply: (plan: ImportPlan) => Promise<{ readonly batch: string | null; readonly changed: number }>
  /** Reads a file, takes the guesses as they are, and imports it. */
  readonly bring: (path: string, subject: ImportSubject, more?: Partial<ImportPlan>) => Promise<ImportPreview>
  readonly plan: (fiscalYear?: number, firstMonth?: number) => Promise<Plan>
  readonly count: (table: string) => number
}

/** The plan that a user confirms who changes none of the guesses. */
export const planOf = (file: ReadFile, more: Partial<ImportPlan> = {}): ImportPlan => ({
  id: file.id,
  subject: file.subject,
  sheet: file.sheet,
  headingRow: file.headingRow,
  mapping: [...file.mapping],
  unit: file.unit,
  plan: null,
  measure: null,
  recorded: file.recorded,
  createMissing: true,
  ...more,
})

export function openImportBench(): ImportBench {
  const space = openTestWorkspace()
  const service = createWorkbooksService(space.context)
  const choose = async (path: string, subject: ImportSubject) => {
    space.context.ports.answers.push(path)
    return valueOf(await service['imports.choose']({ subject }))
  }
  const preview = async (plan: ImportPlan) => valueOf(await service['imports.preview'](plan))
  const apply = async (plan: ImportPlan) => valueOf(await service['imports.apply'](plan))
  return {
    space,
    service,
    choose,
    preview,
    apply,
    save: (name, content) => {
      const path = join(space.open.folder, name)
      writeFileSync(path, content)
      return path
    },
    bring: async (path, subject, more) => {
      const plan = planOf(await choose(path, subject), more)
      const seen = await preview(plan)
      await apply(plan)
      return seen
    },
    plan: async (fiscalYear = 2024, firstMonth = 1) =>
      valueOf(await createPlansService(space.context)['plans.create']({ fiscalYear, firstMonth, step: 100 })),
    count: (table) => space.open.sqlite.prepare(`SELECT count(*) FROM ${table} WHERE live = 1`).pluck().get() as number,
  }
}
