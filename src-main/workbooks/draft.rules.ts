import type { Edit } from '../ledger/ledger.ts'
import type { Entity, Value } from '../ledger/registry.ts'
import type { Facts } from '../shared/result.ts'
import type { TableColumn } from './table.rules.ts'
import type { ImportPreview, ImportProblem } from './workbooks.contract.ts'

/** What one import would write, and everything that is to be told about it. */
export type PlannedImport = { readonly edits: readonly Edit[]; readonly preview: ImportPreview }

/** Problems and changes that are listed; all of them are counted. */
const listed = { problems: 500, changes: 200 } as const

type Code = ImportProblem['code']

/** Collects the edits of one import while its rows are read. Lives inside one planning and never leaves it. */
export type Draft = {
  readonly error: (code: Code, row: number, column: TableColumn | string | null | undefined, facts?: Facts) => void
  readonly notice: (code: Code, row: number, column: TableColumn | string | null | undefined, facts?: Facts) => void
  /** A new row with its filled fields. */
  readonly create: (entity: Entity, id: string, fields: Readonly<Record<string, Value>>) => void
  /** Sets a field that holds something else; told as old → new in the words given. */
  readonly change: (
    edit: Edit,
    told: { readonly row: number; readonly what: string; readonly old: string; readonly new: string },
  ) => void
  /** Sets a field without telling it apart, as one of several that make up one told change. */
  readonly set: (edit: Edit) => void
  /** Counts what a row of the file comes to. */
  readonly count: (outcome: 'updated' | 'unchanged') => void
  readonly finish: (rows: number, totalFen: number | null) => PlannedImport
}

export function createDraft(known: readonly ImportProblem[]): Draft {
  const edits: Edit[] = []
  const creates: Record<string, number> = {}
  const changes: ImportPreview['changes'][number][] = []
  const problems: ImportProblem[] = []
  const counts = { error: 0, notice: 0, updated: 0, unchanged: 0 }
  const add = (problem: ImportProblem): void => {
    counts[problem.severity] += 1
    if (counts[problem.severity] <= listed.problems) problems.push(problem)
  }
  const report =
    (severity: ImportProblem['severity']): Draft['error'] =>
    (code, row, column, facts = {}) =>
      add({ row, column: typeof column === 'string' ? column : (column?.label ?? null), code, facts, severity })
  known.forEach(add)

  return {
    error: report('error'),
    notice: report('notice'),
    create: (entity, id, fields) => {
      creates[entity] = (creates[entity] ?? 0) + 1
      edits.push({ entity, id, field: 'live', value: 1 })
      for (const [field, value] of Object.entries(fields)) if (value !== null) edits.push({ entity, id, field, value })
    },
    change: (edit, told) => {
      edits.push(edit)
      if (changes.length < listed.changes)
        changes.push({ row: told.row, what: told.what, field: edit.field, old: told.old, new: told.new })
    },
    set: (edit) => void edits.push(edit),
    count: (outcome) => void (counts[outcome] += 1),
    finish: (rows, totalFen) => ({
      edits,
      preview: {
        rows,
        creates,
        updates: counts.updated,
        unchanged: counts.unchanged,
        changes,
        problems: problems.toSorted((a, b) => a.row - b.row),
        errors: counts.error,
        notices: counts.notice,
        totalFen,
      },
    }),
  }
}
