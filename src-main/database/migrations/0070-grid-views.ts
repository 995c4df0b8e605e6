import type { Migration } from '../migrate.ts'

/**
 * Saved views of grids, by person. They are no facts of the business, so the ledger knows nothing of them and no bundle
 * carries them (`build/decisions/0016-saved-views.md`).
 */
export const migration: Migration = {
  id: 70,
  name: 'grid views',
  up: (sqlite) => {
    sqlite.exec(`
      CREATE TABLE gridView (
        id TEXT PRIMARY KEY, person TEXT NOT NULL, grid TEXT NOT NULL, name TEXT NOT NULL, content TEXT NOT NULL,
        standard INTEGER NOT NULL DEFAULT 0, UNIQUE (person, grid, name)
      ) STRICT, WITHOUT ROWID;
    `)
  },
}
