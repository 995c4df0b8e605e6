import type { FieldRules } from '../people/fields.rules.ts'
import { channelGrades, channelStatuses, channelTypes } from '../shared/choices.ts'

/** What a channel's fields may hold. `archived` is not among them: it has an act of its own. */
export const channelFields: FieldRules = {
  code: { kind: 'line', limit: 40 },
  name: { kind: 'line', limit: 120, required: true },
  type: { kind: 'choice', of: channelTypes },
  class: { kind: 'line', limit: 60 },
  grade: { kind: 'choice', of: channelGrades },
  status: { kind: 'choice', of: channelStatuses },
  city: { kind: 'reference', to: 'city' },
  owner: { kind: 'reference', to: 'person' },
  firstContact: { kind: 'reference', to: 'contact' },
  profile: { kind: 'reference', to: 'profile' },
  signedOn: { kind: 'date' },
  address: { kind: 'line', limit: 300 },
  note: { kind: 'text' },
}

export const contactFields: FieldRules = {
  name: { kind: 'line', limit: 60, required: true },
  title: { kind: 'line', limit: 60 },
  phone: { kind: 'line', limit: 60 },
  email: { kind: 'line', limit: 120 },
  note: { kind: 'text' },
}
