import { useEffect, useState } from 'react'
import type { RecordedMeasure } from '../../src-main/actuals/actuals.contract.ts'
import type { Measure } from '../../src-main/plans/plans.contract.ts'
import type { Failure } from '../../src-main/shared/result.ts'
import type {
  Encoding,
  ImportField,
  ImportPlan,
  ImportPreview,
  ReadFile,
} from '../../src-main/workbooks/workbooks.contract.ts'
import { ask, invoke } from '../api.ts'
import { failureOf } from '../app/notices.ts'
import { standingReason, whyOf } from '../plans/standing-reason.ts'

export type ImportTarget = { readonly plan: string | null; readonly measure: Measure | null }

export type ImportStep =
  | { readonly at: 'map' }
  | { readonly at: 'preview'; readonly preview: ImportPreview }
  | { readonly at: 'done'; readonly changed: number }

export type Reading = { readonly sheet: number; readonly headingRow: number | null; readonly encoding: Encoding | null }

/** One import from the chosen file to the confirmed write. Nothing is written before `apply`. */
export type Import = {
  readonly file: ReadFile
  readonly step: ImportStep
  readonly mapping: readonly (ImportField | null)[]
  readonly unit: ReadFile['unit']
  readonly createMissing: boolean
  readonly busy: 'reading' | 'checking' | 'applying' | null
  readonly failure: Failure | null
  readonly recorded: RecordedMeasure | null
  /** In a revision: why the import changes what it changes. */
  readonly reason: string
  readonly setReason: (reason: string) => void
  readonly setRecorded: (measure: RecordedMeasure | null) => void
  readonly setUnit: (unit: ReadFile['unit']) => void
  readonly setCreateMissing: (make: boolean) => void
  /** Gives a column to a field, or leaves it out. */
  readonly map: (column: number, field: ImportField | null) => void
  readonly reread: (reading: Reading) => void
  readonly chooseOther: () => void
  readonly check: () => void
  readonly back: () => void
  readonly apply: () => void
}

export function useImport(first: ReadFile, target: ImportTarget): Import {
  const [file, setFile] = useState(first)
  const [step, setStep] = useState<ImportStep>({ at: 'map' })
  const [mapping, setMapping] = useState(first.mapping)
  const [unit, setUnit] = useState(first.unit)
  const [recorded, setRecorded] = useState(first.recorded)
  const [createMissing, setCreateMissing] = useState(true)
  const [reason, setReason] = useState(standingReason.get())
  const [busy, setBusy] = useState<Import['busy']>(null)
  const [failure, setFailure] = useState<Failure | null>(null)

  // The main process keeps the read file until it is told that nobody wants it.
  useEffect(() => () => void invoke('imports.forget', { id: file.id }), [file.id])

  const take = (read: ReadFile): void => {
    setFile(read)
    setMapping(read.mapping)
    setUnit(read.unit)
    setRecorded(read.recorded)
    setStep({ at: 'map' })
  }
  const run = (what: NonNullable<Import['busy']>, work: () => Promise<void>): void => {
    setBusy(what)
    setFailure(null)
    work()
      .catch((error: unknown) => {
        const told = failureOf(error)
        if (told.code !== 'cancelled') setFailure(told)
      })
      .finally(() => setBusy(null))
  }
  const plan = (): ImportPlan => ({
    id: file.id,
    subject: file.subject,
    sheet: file.sheet,
    headingRow: file.headingRow,
    mapping: [...mapping],
    unit,
    plan: target.plan,
    measure: target.measure,
    recorded,
    createMissing,
  })
  return {
    file,
    step,
    mapping,
    unit,
    createMissing,
    busy,
    failure,
    recorded,
    reason,
    setReason,
    setRecorded,
    setUnit,
    setCreateMissing,
    map: (column, field) => setMapping((now) => now.map((one, index) => (index === column ? field : one))),
    reread: (reading) =>
      run('reading', async () => take(await ask('imports.reread', { id: file.id, subject: file.subject, ...reading }))),
    chooseOther: () => run('reading', async () => take(await ask('imports.choose', { subject: file.subject }))),
    check: () => run('checking', async () => setStep({ at: 'preview', preview: await ask('imports.preview', plan()) })),
    back: () => {
      setFailure(null)
      setStep({ at: 'map' })
    },
    apply: () =>
      run('applying', async () =>
        setStep({ at: 'done', changed: (await ask('imports.apply', { ...plan(), ...whyOf(reason) })).changed }),
      ),
  }
}
