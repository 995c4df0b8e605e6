import type { CallName } from '../../src-main/contracts.ts'
import type { Entity } from '../../src-main/ledger/registry.ts'

/** Which reads a change of an entity makes stale. The one place where this is said. */
export const readsOf: Readonly<Record<Entity, readonly CallName[]>> = {
  department: ['people.list', 'sheets.preview'],
  person: ['handover.preview', 'people.list', 'starting.preview', 'sheets.preview'],
  region: ['people.list', 'sheets.preview'],
  city: ['people.list', 'sheets.preview'],
  channel: [
    'handover.preview',
    'channels.list',
    'seasonality.profiles',
    'targets.grid',
    'targets.previewSpread',
    'starting.preview',
    'quotas.previewDifference',
    'activities.list',
    'sheets.preview',
  ],
  contact: ['channels.contacts', 'channels.allContacts'],
  plan: [
    'handover.preview',
    'plans.list',
    'plans.states',
    'plans.check',
    'targets.grid',
    'starting.preview',
    'quotas.previewDifference',
    'targets.previewSpread',
    'sheets.preview',
  ],
  planState: [
    'handover.preview',
    'plans.list',
    'plans.states',
    'plans.check',
    'targets.grid',
    'starting.preview',
    'quotas.previewDifference',
    'sheets.preview',
  ],
  targetLine: [
    'handover.preview',
    'plans.check',
    'targets.grid',
    'starting.preview',
    'quotas.previewDifference',
    'targets.previewSpread',
    'sheets.preview',
  ],
  quota: ['plans.check', 'targets.grid', 'starting.preview', 'quotas.previewDifference', 'sheets.preview'],
  actual: ['actuals.list', 'actuals.span', 'starting.preview'],
  profile: ['seasonality.profiles', 'starting.preview', 'quotas.previewDifference', 'targets.previewSpread'],
  holiday: ['seasonality.holidays'],
  activity: ['activities.list'],
}

/** Reads that every commit makes stale. */
const readsOfAny: readonly CallName[] = [
  'history.field',
  'history.row',
  'history.acts',
  'history.act',
  'history.authors',
  'history.previewRewind',
  'history.batches',
  'history.state',
  'exchange.status',
  'exchange.aside',
]

/** What a commit to these entities makes stale. An entity of a newer app makes nothing stale here. */
export function staleReads(entities: readonly string[]): Set<CallName> {
  const known: Readonly<Record<string, readonly CallName[]>> = readsOf
  return new Set([
    ...readsOfAny,
    ...entities.flatMap((entity) => (Object.hasOwn(known, entity) ? (known[entity] ?? []) : [])),
  ])
}
