import { basename, join } from 'node:path'
import { actualId, actualReader, alikeReader } from '../actuals/actuals.store.ts'
import type { AppContext } from '../context.ts'
import { backUp, backupName, pruneBackups } from '../database/backup.ts'
import { cityIdFor } from '../people/people.store.ts'
import { readPlaces } from '../people/places.store.ts'
import type { Handlers } from '../shared/call.ts'
import { localDay } from '../shared/day.ts'
import { fail, ok, Refusal, type Result } from '../shared/result.ts'
import { quotaId } from '../targets/quotas.store.ts'
import { reasonEdits } from '../targets/reasons.service.ts'
import { targetLineId } from '../targets/targets.store.ts'
import { backupsFolder } from '../workspaces/folders.ts'
import type { PlannedImport } from './draft.rules.ts'
import { readLimits, type ForeignFile, type ForeignSheet } from './foreign.rules.ts'
import { planImport } from './imports.rules.ts'
import { missingGroup, understand } from './mapping.rules.ts'
import { dialogWords } from './words.ts'
import type { Encoding, ImportPlan, ImportSubject, ReadFile, workbooksCalls } from './workbooks.contract.ts'
import { readImportContent } from './workbooks.store.ts'

type ImportCalls = Pick<
  typeof workbooksCalls,
  'imports.choose' | 'imports.reread' | 'imports.paste' | 'imports.preview' | 'imports.apply' | 'imports.forget'
>

/** A file that was read and waits; it lives in memory until it is imported, forgotten, or three others came after it. */
type Held = { readonly path: string; readonly foreign: ForeignFile }
const heldFiles = 3

/** Longer texts of the first rows are cut for the eye; what is imported is not. */
const shownText = 200

/**
 * CSV and XLSX in. The file is read in a worker that can be killed; planning is done again against the workspace as it
 * stands when it is written; one import is one batch, behind a backup.
 */
export function createImportsService(context: AppContext): Handlers<ImportCalls> {
  const held = new Map<string, Held>()

  const read = (path: string, encoding: Encoding | null): Promise<Result<ForeignFile>> =>
    context.tasks.run(
      'import-read',
      'workbooks.read',
      { path, encoding },
      { facts: { file: basename(path) }, limits: readLimits },
    )

  const keep = (id: string, file: Held): void => {
    held.delete(id)
    held.set(id, file)
    for (const oldest of [...held.keys()].slice(0, -heldFiles)) held.delete(oldest)
  }

  /** Throws `import-expired` where the file is no longer held. */
  const take = (id: string): Held => {
    const file = held.get(id)
    if (!file) throw new Refusal('import-expired')
    return file
  }

  const plan = (input: ImportPlan): PlannedImport => {
    const { foreign, path } = take(input.id)
    const sheet = foreign.sheets[input.sheet]
    if (!sheet) throw new Refusal('invalid-input', { field: 'sheet' })
    const { plan: planId, measure, subject } = input
    const planned = subject === 'quotas' || subject === 'targets'
    if (planned && (planId === null || measure === null)) throw new Refusal('invalid-input', { field: 'plan' })
    const of = planned ? ([planId, measure] as const) : ([null, null] as const)
    const { sqlite } = context.open()
    return planImport(sheet, input, readImportContent(sqlite, ...of), {
      newId: ascending(context.ports.newId),
      cityId: cityIdFor,
      quotaId: (level, subjectId) => quotaId(planId ?? '', measure ?? 'revenue', level, subjectId),
      lineId: (key) => targetLineId(planId ?? '', measure ?? 'revenue', key),
      places: readPlaces(context.ports.resourcesFolder),
      epoch: foreign.epoch,
      actuals: {
        source: basename(path),
        today: localDay(context.ports.now()),
        actualId,
        standing: actualReader(sqlite),
        alike: alikeReader(sqlite),
      },
    })
  }

  /** Throws `import-has-errors` (facts: errors). */
  const soundPlan = (input: ImportPlan): PlannedImport => {
    const planned = plan(input)
    const { errors } = planned.preview
    if (errors > 0) throw new Refusal('import-has-errors', { errors })
    return planned
  }

  return {
    'imports.choose': async ({ subject }) => {
      context.open()
      const words = dialogWords(context.language())
      context.tasks.prepare('workbooks.read', readLimits)
      const path = await context.ports.dialogs.openFile({
        title: words.open,
        filters: [{ name: words.tables, extensions: ['xlsx', 'xlsm', 'csv', 'txt'] }],
      })
      if (path === null) return fail('cancelled')
      const foreign = await read(path, null)
      if (!foreign.ok) return foreign
      const id = context.ports.newId()
      keep(id, { path, foreign: foreign.value })
      return ok(describe(id, { path, foreign: foreign.value }, subject, bestSheet(foreign.value, subject), null, false))
    },

    'imports.reread': async ({ id, subject, sheet, headingRow, encoding }) => {
      let file = take(id)
      if (encoding !== null && file.foreign.encoding !== null && encoding !== file.foreign.encoding) {
        const foreign = await read(file.path, encoding)
        if (!foreign.ok) return foreign
        file = { path: file.path, foreign: foreign.value }
        keep(id, file)
      }
      if (!file.foreign.sheets[sheet]) return fail('invalid-input', { field: 'sheet' })
      return ok(describe(id, file, subject, sheet, headingRow, true))
    },

    'imports.paste': ({ subject, rows }) => {
      context.open()
      const filled = rows.some((row) => row.some((cell) => cell.trim() !== ''))
      const path = dialogWords(context.language()).clipboard
      if (!filled) return fail('import-empty', { file: path })
      const sheets = [{ name: path, rows, unsolved: [] }]
      const id = context.ports.newId()
      const file: Held = { path, foreign: { encoding: null, epoch: 1900, sheets } }
      keep(id, file)
      return ok(describe(id, file, subject, 0, null, false))
    },

    'imports.preview': (input) => ok(plan(input).preview),

    'imports.apply': (input) => {
      const { path } = take(input.id)
      const { ledger, sqlite, folder } = context.open()
      const version = (): unknown => sqlite.pragma('data_version', { simple: true })
      const seen = version()
      const planned = soundPlan(input)
      const backups = backupsFolder(folder)
      backUp(sqlite, join(backups, backupName(context.ports.now(), 'import')))
      pruneBackups(backups)
      const commit = ledger.transaction(() => {
        // A worker may have written since (a bundle that came in); what it wrote is planned against as well.
        const { edits, preview } = version() === seen ? planned : soundPlan(input)
        const reasons = input.plan === null ? [] : reasonEdits(sqlite, input.plan, edits, input.reason)
        const facts = { file: basename(path), subject: input.subject, rows: preview.rows }
        return ledger.commit('import', facts, [...edits, ...reasons])
      })
      held.delete(input.id)
      context.committed(commit.batch, commit.entities)
      return ok({ batch: commit.batch, changed: commit.changed })
    },

    'imports.forget': ({ id }) => {
      held.delete(id)
      return ok(null)
    },
  }
}

/** Ids that sort as they were drawn, also within one millisecond, so that new rows keep the order of the file. */
function ascending(newId: () => string): () => string {
  let pool: string[] = []
  let last = ''
  return () => {
    if (pool.length === 0) {
      const drawn = Array.from({ length: 1024 }, newId).sort().toReversed()
      const later = drawn.filter((id) => id > last)
      pool = later.length > 0 ? later : drawn
    }
    last = pool.pop() ?? newId()
    return last
  }
}

/** The first sheet that has what the subject needs, else the first with more than one row. */
function bestSheet({ sheets }: ForeignFile, subject: ImportSubject): number {
  const fitting = (sheet: ForeignSheet): boolean => {
    const understood = understand(sheet, subject)
    return understood.subject === subject && missingGroup(subject, understood.mapping) === null
  }
  const first = sheets.findIndex(fitting)
  return first >= 0
    ? first
    : Math.max(
        0,
        sheets.findIndex(({ rows }) => rows.length > 1),
      )
}

function describe(
  id: string,
  { path, foreign }: Held,
  subject: ImportSubject,
  at: number,
  headingRow: number | null,
  fixed: boolean,
): ReadFile {
  const sheet = foreign.sheets[at] ?? { name: '', rows: [], unsolved: [] }
  const understood = understand(sheet, subject, headingRow, fixed)
  return {
    id,
    file: basename(path),
    sheets: foreign.sheets.map(({ name, rows }) => ({
      name,
      rows: rows.length,
      columns: rows.reduce((most, row) => Math.max(most, row.length), 0),
    })),
    sheet: at,
    encoding: foreign.encoding,
    ...understood,
    sample: understood.sample.map((row) => row.map((cell) => cell.slice(0, shownText))),
  }
}
