import { z } from 'zod'
import { recordedMeasure, type RecordedMeasure } from '../actuals/actuals.contract.ts'
import { measure } from '../plans/plans.contract.ts'
import { call } from '../shared/call.ts'
import { units } from '../shared/money.ts'
import type { Facts } from '../shared/result.ts'
import { reason } from '../targets/targets.contract.ts'

/** What a foreign table may hold. */
export const importSubjects = ['channels', 'quotas', 'targets', 'actuals'] as const
export type ImportSubject = (typeof importSubjects)[number]

const encodings = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const
export type Encoding = (typeof encodings)[number]

/** The fields that columns of a foreign table may be mapped to, by subject. `month1`… count calendar months. */
export const importFields = {
  channels: [
    'code',
    'name',
    'type',
    'class',
    'grade',
    'status',
    'city',
    'cityCode',
    'province',
    'country',
    'region',
    'owner',
    'department',
    'firstContact',
    'phone',
    'signedOn',
    'address',
    'note',
  ],
  quotas: [
    'owner',
    'department',
    'city',
    'region',
    'date',
    'amount',
    'year',
    'quarter1',
    'quarter2',
    'quarter3',
    'quarter4',
    'month1',
    'month2',
    'month3',
    'month4',
    'month5',
    'month6',
    'month7',
    'month8',
    'month9',
    'month10',
    'month11',
    'month12',
  ],
  targets: [
    'owner',
    'channelCode',
    'channel',
    'city',
    'year',
    'quarter1',
    'quarter2',
    'quarter3',
    'quarter4',
    'month1',
    'month2',
    'month3',
    'month4',
    'month5',
    'month6',
    'month7',
    'month8',
    'month9',
    'month10',
    'month11',
    'month12',
  ],
  actuals: ['document', 'date', 'measure', 'channelCode', 'channel', 'city', 'owner', 'amount', 'note'],
} as const satisfies Record<ImportSubject, readonly string[]>
export type ImportField = (typeof importFields)[ImportSubject][number]

/** A file that was read and waits to be mapped. Nothing is written yet. */
export type ReadFile = {
  readonly id: string
  readonly file: string
  readonly sheets: readonly { readonly name: string; readonly rows: number; readonly columns: number }[]
  readonly sheet: number
  /** 1-based row of the headings as the file counts; the rows after it are data. */
  readonly headingRow: number
  readonly headings: readonly string[]
  /** The first data rows as text, for the eye. */
  readonly sample: readonly (readonly string[])[]
  readonly encoding: Encoding | null
  /** Unit that the heading or title names (万元), else yuan. */
  readonly unit: 'yuan' | 'hundred' | 'thousand' | 'wan'
  /** The title or heading that names the unit; null where none does. */
  readonly unitFrom: string | null
  /** Guess: field of each column, null for a column that is left out. */
  readonly mapping: readonly (ImportField | null)[]
  readonly subject: ImportSubject
  /** Guess for actuals: which measure the file records; null where nothing says so. */
  readonly recorded: RecordedMeasure | null
}

const importPlan = z.object({
  id: z.string().max(80),
  subject: z.enum(importSubjects),
  sheet: z.number().int().min(0),
  headingRow: z.number().int().min(1),
  mapping: z.array(z.string().max(20).nullable()).max(500),
  unit: z.enum(units),
  /** Where quotas and targets go. `fiscalYear` may be null when dates stand in the rows. */
  plan: z.string().max(200).nullable(),
  measure: measure.nullable(),
  /** The measure of actuals, for rows that name none. */
  recorded: recordedMeasure.nullable().optional(),
  /** Owners, cities and regions that the file names and the workspace lacks: make them, or report them as errors. */
  createMissing: z.boolean(),
})
export type ImportPlan = z.infer<typeof importPlan>

/** A problem in one cell, told by the file's own row and column. `code` is a key of the renderer's import texts. */
export type ImportProblem = {
  readonly row: number
  readonly column: string | null
  readonly code:
    | 'amount-unreadable'
    | 'amount-negative'
    | 'amount-out-of-range'
    | 'date-unreadable'
    | 'missing-value'
    | 'unknown-owner'
    | 'unknown-channel'
    | 'unknown-city'
    | 'unknown-choice'
    | 'duplicate-channel'
    | 'same-name'
    | 'city-in-two-provinces'
    | 'missing-column'
    | 'subtotal-left-out'
    | 'cell-held'
    | 'plan-locked'
    | 'other-year'
    | 'text-too-long'
    | 'formula-without-value'
    | 'note-left-out'
    | 'duplicate-column'
    | 'duplicate-row'
    | 'text-unreadable'
    | 'total-differs'
    | 'spread-refused'
    | 'city-in-two-regions'
    | 'dash-left-out'
    | 'date-in-future'
    | 'not-happened-yet'
    | 'same-document'
    | 'maybe-counted'
  readonly facts: Facts
  /** An error blocks the import; a notice is only told. */
  readonly severity: 'error' | 'notice'
}

export type ImportPreview = {
  readonly rows: number
  readonly creates: Readonly<Record<string, number>>
  readonly updates: number
  readonly unchanged: number
  /** Old and new of the first changed fields, for the eye; all are counted. */
  readonly changes: readonly {
    readonly row: number
    readonly what: string
    readonly field: string
    readonly old: string
    readonly new: string
  }[]
  readonly problems: readonly ImportProblem[]
  readonly errors: number
  readonly notices: number
  /** Sum of the amounts that would be written, in fen; null for channels. */
  readonly totalFen: number | null
}

export const workbooksCalls = {
  /** Asks for a CSV or XLSX file and reads it in a worker. */
  'imports.choose': call<ReadFile>()(z.object({ subject: z.enum(importSubjects) })),
  /** Reads another sheet, heading row or encoding of the same file. */
  'imports.reread': call<ReadFile>()(
    z.object({
      id: z.string().max(80),
      subject: z.enum(importSubjects),
      sheet: z.number().int().min(0),
      headingRow: z.number().int().min(1).nullable(),
      encoding: z.enum(encodings).nullable(),
    }),
  ),
  /** Takes a table from the clipboard as texts, as if it had been read from a file. `import-empty` where nothing stands in it. */
  'imports.paste': call<ReadFile>()(
    z.object({
      subject: z.enum(importSubjects),
      rows: z.array(z.array(z.string().max(10_000)).max(500)).max(20_000),
    }),
  ),
  'imports.preview': call<ImportPreview>()(importPlan),
  /** Writes all or nothing, as one batch; refused while a problem is an error. */
  'imports.apply': call<{ readonly batch: string | null; readonly changed: number }>()(importPlan.extend({ reason })),
  'imports.forget': call<null>()(z.object({ id: z.string().max(80) })),
  /** Writes tables A, B, C and the working grid of both measures; asks where. Answers the path. */
  'workbook.export': call<{ readonly path: string }>()(
    z.object({ plan: z.string().max(200), unit: z.enum(units), language: z.enum(['zh-CN', 'en']) }),
  ),
}
