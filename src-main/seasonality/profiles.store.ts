import type { Database as Sqlite } from 'better-sqlite3'
import type { Edit } from '../ledger/ledger.ts'
import type { Value } from '../ledger/registry.ts'
import { Refusal } from '../shared/result.ts'
import { evenWeights, readWeights } from './profiles.rules.ts'
import { profileSource, type Profile, type ProfileSource } from './seasonality.contract.ts'

type Row = {
  readonly id: string
  readonly name: string | null
  readonly weights: string | null
  readonly source: string | null
  readonly year: number | null
  readonly channels: number
}

const select = `SELECT id, name, weights, source, year, (
    SELECT count(*) FROM channel WHERE channel.profile = profile.id AND channel.live = 1 AND coalesce(archived, 0) = 0
  ) AS channels FROM profile WHERE live = 1`

/** A source that a newer app wrote, or that is still on its way, is not told. */
function readSource(text: string | null): ProfileSource | null {
  try {
    return profileSource.safeParse(JSON.parse(text ?? 'null')).data ?? null
  } catch {
    return null
  }
}

/** Weights that are still on their way in another file count as even. */
const toProfile = ({ name, weights, source, ...row }: Row): Profile => ({
  ...row,
  name: name ?? '',
  weights: readWeights(weights) ?? evenWeights,
  source: readSource(source),
})

const collator = new Intl.Collator('zh-CN', { numeric: true })

/** All profiles by name. */
export const readProfiles = (sqlite: Sqlite): readonly Profile[] =>
  sqlite
    .prepare<[], Row>(select)
    .all()
    .map(toProfile)
    .toSorted((a, b) => collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1))

/** One profile; throws `Refusal('not-found')`. */
export function readProfile(sqlite: Sqlite, id: string): Profile {
  const row = sqlite.prepare<[string], Row>(`${select} AND id = ?`).get(id)
  if (!row) throw new Refusal('not-found', { entity: 'profile', id })
  return toProfile(row)
}

export const profileEdit = (id: string, field: string, value: Value): Edit => ({ entity: 'profile', id, field, value })
