import type { Database as Sqlite } from 'better-sqlite3'
import { hasLeft } from '../people/people.rules.ts'
import type { StartChannel } from './starting.rules.ts'

/** Every channel with what growth rules speak of, archived ones too. */
export const readStartChannels = (sqlite: Sqlite): readonly StartChannel[] =>
  sqlite
    .prepare<[], Omit<StartChannel, 'archived'> & { readonly archived: number | null }>(
      'SELECT id, owner, city, grade, archived FROM channel WHERE live = 1',
    )
    .all()
    .map((channel) => ({ ...channel, archived: channel.archived === 1 }))

/** People who have not left by a day (`YYYY-MM-DD`). */
export const readPresent = (sqlite: Sqlite, day: string): ReadonlySet<string> =>
  new Set(
    sqlite
      .prepare<[], { readonly id: string; readonly leftOn: string | null }>(
        'SELECT id, leftOn FROM person WHERE live = 1',
      )
      .all()
      .filter((person) => !hasLeft(person, day))
      .map(({ id }) => id),
  )
