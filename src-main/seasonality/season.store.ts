import type { Database as Sqlite } from 'better-sqlite3'
import type { Plan } from '../plans/plans.contract.ts'
import { toFiscal } from './profiles.rules.ts'
import { readProfiles } from './profiles.store.ts'

/** The shape that a line follows: twelve weights in the plan's order (null for even), and the profile's name if it is one. */
export type Season = { readonly shape: readonly number[] | null; readonly profile: string | null }

/**
 * Finds what each channel of a plan follows: its own profile, else the plan's, else the plan's own weights, else even. A
 * profile that was taken out counts for nothing. Lines of one shape get the same object.
 */
export function readSeasons(sqlite: Sqlite, plan: Plan): (channel: string | null) => Season {
  const profiles = new Map(
    readProfiles(sqlite).map(({ id, name, weights }): [string, Season] => [
      id,
      { shape: toFiscal(weights, plan.firstMonth), profile: name },
    ]),
  )
  const own = new Map(
    sqlite
      .prepare<[], readonly [string, string]>('SELECT id, profile FROM channel WHERE profile IS NOT NULL')
      .raw()
      .all(),
  )
  const usual = profiles.get(plan.profile ?? '') ?? { shape: plan.seasonality, profile: null }
  return (channel) => profiles.get(own.get(channel ?? '') ?? '') ?? usual
}
