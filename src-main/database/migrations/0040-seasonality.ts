import type { Migration } from '../migrate.ts'

/** Seasonality profiles, the user's own days off, and who follows which profile. */
export const migration: Migration = {
  id: 40,
  name: 'seasonality',
  up: (sqlite) => {
    sqlite.exec(`
      CREATE TABLE profile (
        id TEXT PRIMARY KEY, live INTEGER, name TEXT, weights TEXT, source TEXT, year INTEGER
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE holiday (id TEXT PRIMARY KEY, live INTEGER, date TEXT, name TEXT, kind TEXT) STRICT, WITHOUT ROWID;
      ALTER TABLE plan ADD COLUMN profile TEXT;
      ALTER TABLE channel ADD COLUMN profile TEXT;
    `)
  },
}
