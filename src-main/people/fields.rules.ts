import { fits, textLimit, type Entity, type Value } from '../ledger/registry.ts'
import { isDay } from '../shared/day.ts'
import { withinRange } from '../shared/money.ts'
import { fail, ok, type Facts, type Result } from '../shared/result.ts'

/** What one field of a row may hold, beyond its kind in the registry. Blank (null) is allowed unless `required`. */
export type FieldRule =
  /** One line of text; space around it is dropped, as it comes along when copying. */
  | { readonly kind: 'line'; readonly limit: number; readonly required?: true }
  /** Text of any lines, kept as it came. */
  | { readonly kind: 'text'; readonly required?: true }
  | { readonly kind: 'choice'; readonly of: readonly string[]; readonly required?: true }
  | { readonly kind: 'reference'; readonly to: Entity; readonly required?: true }
  | { readonly kind: 'date'; readonly required?: true }
  /** Whole fen within the range of one cell, either way from zero. */
  | { readonly kind: 'fen'; readonly required?: true }
  | { readonly kind: 'integer'; readonly min: number; readonly max: number; readonly required?: true }

export type FieldRules = Readonly<Record<string, FieldRule>>

/** Why a value does not fit; a key of the renderer's messages for `field-invalid`. */
export type FieldReason =
  | 'required'
  | 'text'
  | 'too-long'
  | 'control'
  | 'choice'
  | 'date'
  | 'integer'
  | 'fixed'
  | 'future'
  | 'range'

/** Whether a row of an entity is there. */
export type Known = (entity: Entity, id: string) => boolean

export type NewEdit = { readonly id: string; readonly field: string; readonly value: Value }

const controls = /\p{Cc}/u

const shown = (value: Value): Value => (typeof value === 'string' ? value.slice(0, 80) : value)

const invalid = (field: string, reason: FieldReason, value: Value, more: Facts = {}): Result<never> =>
  fail('field-invalid', { field, reason, value: shown(value), ...more })

function line(rule: Extract<FieldRule, { kind: 'line' }>, field: string, value: Value): Result<Value> {
  if (typeof value === 'object' || !fits('text', String(value))) return invalid(field, 'text', value)
  const text = String(value).trim()
  if (text === '') return rule.required ? invalid(field, 'required', null) : ok(null)
  if (text.length > rule.limit) return invalid(field, 'too-long', text, { limit: rule.limit })
  return controls.test(text) ? invalid(field, 'control', text) : ok(text)
}

/**
 * The value as it is stored, or why it is refused. Empty text is a blank; a blank is refused where the field is required.
 * Fails with `field-invalid` (facts: field, reason, value) or `reference-missing` (facts: field, entity, value).
 */
export function settleValue(rule: FieldRule, field: string, value: Value, known: Known): Result<Value> {
  if (value === null || value === '') return rule.required ? invalid(field, 'required', null) : ok(null)
  switch (rule.kind) {
    case 'line':
      return line(rule, field, value)
    case 'text':
      if (typeof value !== 'string') return ok(String(value))
      if (value.length > textLimit) return invalid(field, 'too-long', value, { limit: textLimit })
      return fits('text', value) ? ok(value) : invalid(field, 'text', null)
    case 'choice':
      return rule.of.includes(String(value)) ? ok(String(value)) : invalid(field, 'choice', value)
    case 'reference':
      if (typeof value !== 'string' || !known(rule.to, value)) {
        return fail('reference-missing', { field, entity: rule.to, value: shown(value) })
      }
      return ok(value)
    case 'date':
      return typeof value === 'string' && isDay(value) ? ok(value) : invalid(field, 'date', value)
    case 'fen':
      return typeof value === 'number' && withinRange(value) ? ok(value) : invalid(field, 'range', value)
    case 'integer':
      if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < rule.min || value > rule.max) {
        return invalid(field, 'integer', value, { min: rule.min, max: rule.max })
      }
      return ok(value)
  }
}

/** The value for one field of an entity; `field-unknown` where the entity has no such field to edit. */
export function settleField(rules: FieldRules, field: string, value: Value, known: Known): Result<Value> {
  const rule = Object.hasOwn(rules, field) ? rules[field] : undefined
  return rule ? settleValue(rule, field, value, known) : fail('field-unknown', { field })
}

/**
 * All edits of existing rows, settled: every row is there and every value fits, else nothing. The failure is the first
 * one's, with the row's id and the number of edits that do not fit (`problems`).
 */
export function settleEdits(
  entity: Entity,
  rules: FieldRules,
  edits: readonly NewEdit[],
  known: Known,
): Result<readonly NewEdit[]> {
  const settled: NewEdit[] = []
  let first: Result<never> | null = null
  let problems = 0
  for (const edit of edits) {
    const value: Result<Value> = known(entity, edit.id)
      ? settleField(rules, edit.field, edit.value, known)
      : fail('not-found', { entity })
    if (value.ok) settled.push({ ...edit, value: value.value })
    else {
      problems += 1
      first ??= fail(value.error.code, { ...value.error.facts, entity, id: edit.id })
    }
  }
  return first && !first.ok ? fail(first.error.code, { ...first.error.facts, problems }) : ok(settled)
}

/** The fields of a new row, settled; required fields that are left out are refused like blank ones. Blanks are left out. */
export function settleNew(
  entity: Entity,
  rules: FieldRules,
  fields: Readonly<Record<string, Value>>,
  known: Known,
): Result<Readonly<Record<string, Value>>> {
  const settled: Record<string, Value> = {}
  const names = new Set([...Object.keys(rules).filter((name) => rules[name]?.required), ...Object.keys(fields)])
  for (const field of names) {
    const value = settleField(rules, field, fields[field] ?? null, known)
    if (!value.ok) return fail(value.error.code, { ...value.error.facts, entity })
    if (value.value !== null) settled[field] = value.value
  }
  return ok(settled)
}
