import type { Database as Sqlite } from 'better-sqlite3'
import type { Kysely } from 'kysely'
import type { Schema } from '../database/schema.ts'
import type { Channel, Contact } from './channels.contract.ts'

const columns = [
  'id',
  'code',
  'name',
  'type',
  'class',
  'grade',
  'status',
  'city',
  'owner',
  'firstContact',
  'profile',
  'signedOn',
  'address',
  'note',
  'archived',
] as const

/** Channels in the order they were made; those in the archive only where asked for. */
export async function readChannels(db: Kysely<Schema>, archived: boolean): Promise<readonly Channel[]> {
  let query = db.selectFrom('channel').where('live', '=', 1).select(columns).orderBy('id')
  if (!archived) query = query.where((where) => where.or([where('archived', 'is', null), where('archived', '=', 0)]))
  const rows = await query.execute()
  return rows.map((row) => ({ ...row, name: row.name ?? '', archived: row.archived === 1 }) as Channel)
}

/** Contacts in the order they were made: one channel's, or all. */
export async function readContacts(db: Kysely<Schema>, channel: string | null): Promise<readonly Contact[]> {
  let query = db.selectFrom('contact').where('live', '=', 1).where('channel', 'is not', null)
  if (channel !== null) query = query.where('channel', '=', channel)
  const rows = await query.select(['id', 'channel', 'name', 'title', 'phone', 'email', 'note']).orderBy('id').execute()
  return rows.map((row) => ({ ...row, channel: row.channel ?? '', name: row.name ?? '' }))
}

/** Name and first contact of one channel; undefined where there is none. */
export const readChannelHead = (
  sqlite: Sqlite,
  id: string,
): { readonly name: string | null; readonly firstContact: string | null } | undefined =>
  sqlite.prepare('select name, firstContact from channel where id = ? and live = 1').get(id) as
    | { readonly name: string | null; readonly firstContact: string | null }
    | undefined

/** Name and channel of one contact; undefined where there is none. */
export const readContactHead = (
  sqlite: Sqlite,
  id: string,
): { readonly name: string | null; readonly channel: string | null } | undefined =>
  sqlite.prepare('select name, channel from contact where id = ? and live = 1').get(id) as
    | { readonly name: string | null; readonly channel: string | null }
    | undefined
