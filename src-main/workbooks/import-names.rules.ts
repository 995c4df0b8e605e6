import { settleField, type FieldRules } from '../people/fields.rules.ts'
import type { People, Person } from '../people/people.contract.ts'
import { peopleFields, sameName } from '../people/people.rules.ts'
import type { Draft } from './draft.rules.ts'
import { isLoginHeading } from './headings.rules.ts'
import type { TableColumn } from './table.rules.ts'

/** A value as it would be stored, or null after the problem was told. Blank text is null without a problem. */
export function settleText(
  draft: Draft,
  rules: FieldRules,
  field: string,
  row: number,
  column: TableColumn,
  text: string,
): string | null {
  if (text === '') return null
  const settled = settleField(rules, field, text, () => true)
  if (settled.ok) return settled.value === null ? null : String(settled.value)
  const { reason } = settled.error.facts
  const facts = { value: text.slice(0, 80), limit: settled.error.facts['limit'] ?? null }
  if (reason === 'too-long') draft.error('text-too-long', row, column, facts)
  else if (reason === 'date' || reason === 'future') draft.error('date-unreadable', row, column, { value: facts.value })
  else if (reason === 'choice') draft.error('unknown-choice', row, column, { value: facts.value, field })
  else draft.error('text-unreadable', row, column, { value: facts.value })
  return null
}

/** Finds departments or regions by name; makes those that are missing, once each, where that is wanted. */
export function createNames(
  draft: Draft,
  entity: 'department' | 'region',
  people: People,
  createMissing: boolean,
  newId: () => string,
) {
  const standing = entity === 'department' ? people.departments : people.regions
  const ids = new Map(standing.map(({ id, name }) => [sameName(name), id]))
  const refused = new Set<string>()
  return (row: number, column: TableColumn | undefined, text: string): string | null => {
    if (!column || text === '') return null
    const key = sameName(text)
    const known = ids.get(key)
    if (known !== undefined) return known
    if (!createMissing) {
      // One name is told once, at its first row.
      if (!refused.has(key)) draft.error('unknown-choice', row, column, { value: text.slice(0, 80), field: entity })
      refused.add(key)
      return null
    }
    const name = settleText(draft, peopleFields[entity], 'name', row, column, text)
    if (name === null) return null
    const id = newId()
    draft.create(entity, id, { name })
    ids.set(key, id)
    return id
  }
}

export type PeopleFinder = (
  row: number,
  column: TableColumn | undefined,
  text: string,
  department?: Named | null,
) => string | null

export type Named = { readonly id: string; readonly name: string }

/**
 * Finds people by login, else by name (a name that two people share must be told apart by login). Those who are missing
 * are made, once each, where that is wanted: with the login where the heading says that it holds logins. A department is
 * given to new people and to those who have none.
 */
export function createPeople(draft: Draft, people: People, createMissing: boolean, newId: () => string): PeopleFinder {
  const logins = new Map<string, string>()
  const names = new Map<string, string[]>()
  const lacking = new Map<string, Person>()
  for (const person of people.people) {
    if (person.login !== null) logins.set(sameName(person.login), person.id)
    const key = sameName(person.name)
    names.set(key, [...(names.get(key) ?? []), person.id])
    if (person.department === null) lacking.set(person.id, person)
  }
  const give = (id: string, department: Named | null, row: number): void => {
    const person = lacking.get(id)
    if (!person || department === null) return
    lacking.delete(id)
    draft.change(
      { entity: 'person', id, field: 'department', value: department.id },
      { row, what: person.name, old: '', new: department.name },
    )
  }
  return (row, column, text, department = null) => {
    if (!column || text === '') return null
    const key = sameName(text)
    const found = logins.get(key)
    const sharing = found === undefined ? (names.get(key) ?? []) : [found]
    if (sharing.length > 1) {
      draft.error('same-name', row, column, { value: text.slice(0, 80), count: sharing.length })
      return null
    }
    const [known] = sharing
    if (known !== undefined) {
      give(known, department, row)
      return known
    }
    if (!createMissing) {
      draft.error('unknown-owner', row, column, { value: text.slice(0, 80) })
      return null
    }
    const name = settleText(draft, peopleFields.person, 'name', row, column, text)
    if (name === null) return null
    const id = newId()
    draft.create('person', id, {
      name,
      login: isLoginHeading(column.heading) ? name : null,
      department: department?.id ?? null,
    })
    if (isLoginHeading(column.heading)) logins.set(key, id)
    names.set(key, [id])
    return id
  }
}
