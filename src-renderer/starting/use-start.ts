import { useEffect, useMemo, useState } from 'react'
import type { Measure } from '../../src-main/plans/plans.contract.ts'
import type { StartInput, StartPreview, StartSource } from '../../src-main/starting/starting.contract.ts'
import type { Unit } from '../../src-main/shared/money.ts'
import { useCall, type CallFailure } from '../api.ts'
import { readRules, type TypedRule } from './start-rules.ts'

export type StartForm = {
  readonly source: StartSource | null
  readonly measures: readonly Measure[]
  readonly rules: readonly TypedRule[]
  readonly mode: 'blanks' | 'overwrite'
  readonly archived: boolean
}

/** Typing settles before it is previewed, in milliseconds. */
const restTime = 120

export type Start = {
  /** What would be done now; null while the form cannot be read. */
  readonly input: StartInput | null
  readonly previews: readonly StartPreview[] | null
  readonly error: CallFailure | null
  /** Whether what is shown is what the form says. */
  readonly current: boolean
}

const nothing: StartInput = {
  plan: '',
  source: { plan: '', what: 'targets' },
  measures: ['intake'],
  rules: [],
  mode: 'blanks',
  archived: false,
}

/** The preview of a form, a moment after it was last changed. */
export function useStart(plan: string, form: StartForm, unit: Unit): Start {
  const input = useMemo((): StartInput | null => {
    const rules = readRules(form.rules, unit)
    if (form.source === null || rules === null) return null
    const { source, mode, archived } = form
    return { plan, source, measures: [...form.measures], rules: [...rules], mode, archived }
  }, [plan, form, unit])
  const [settled, setSettled] = useState(input)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(input), restTime)
    return () => clearTimeout(timer)
  }, [input])
  const answer = useCall('starting.preview', settled ?? nothing, { enabled: settled !== null, keep: true })
  const current = settled === input && !answer.isPlaceholderData && !answer.isFetching
  return {
    input,
    previews: settled === null || answer.error ? null : (answer.data ?? null),
    error: settled === null ? null : answer.error,
    current,
  }
}
