import type { Database as Sqlite } from 'better-sqlite3'
import { sql, type Kysely } from 'kysely'
import type { Schema } from '../database/schema.ts'
import type { Activity } from './activities.contract.ts'

export type ActivityFilter = {
  readonly person: string | null
  readonly channel: string | null
  readonly city: string | null
  readonly kind: string | null
  /** Bounds on the day that counts: done, else due (`YYYY-MM-DD`, inclusive). */
  readonly from: string | null
  readonly to: string | null
}

/** Activities that pass every given bound, by the day that counts; those without a day come last. */
export async function readActivities(db: Kysely<Schema>, filter: ActivityFilter): Promise<readonly Activity[]> {
  const day = sql<string | null>`coalesce(activity.doneOn, activity.dueOn)`
  let query = db.selectFrom('activity').where('activity.live', '=', 1).where('activity.kind', 'is not', null)
  if (filter.person !== null) query = query.where('activity.person', '=', filter.person)
  if (filter.channel !== null) query = query.where('activity.channel', '=', filter.channel)
  if (filter.kind !== null) query = query.where('activity.kind', '=', filter.kind)
  if (filter.from !== null) query = query.where(day, '>=', filter.from)
  if (filter.to !== null) query = query.where(day, '<=', filter.to)
  if (filter.city !== null) {
    const city = filter.city
    query = query.where('activity.channel', 'in', (inner) =>
      inner.selectFrom('channel').select('channel.id').where('channel.city', '=', city),
    )
  }
  const rows = await query
    .select([
      'activity.id',
      'activity.kind',
      'activity.channel',
      'activity.person',
      'activity.department',
      'activity.status',
      'activity.dueOn',
      'activity.doneOn',
      'activity.note',
      'activity.result',
      'activity.satisfaction',
    ])
    .orderBy(sql`${day} is null`)
    .orderBy(day)
    .orderBy('activity.id')
    .execute()
  return rows.map((row) => ({ ...row, status: row.status ?? 'planned' }) as Activity)
}

/** Status and day done of the named activities, for rules that bind the two. */
export function readStandings(
  sqlite: Sqlite,
  ids: Iterable<string>,
): ReadonlyMap<string, Pick<Activity, 'status' | 'doneOn'>> {
  const one = sqlite.prepare('select status, doneOn from activity where id = ? and live = 1')
  const found = new Map<string, Pick<Activity, 'status' | 'doneOn'>>()
  for (const id of ids) {
    const row = one.get(id) as Pick<Activity, 'status' | 'doneOn'> | undefined
    if (row) found.set(id, row)
  }
  return found
}
