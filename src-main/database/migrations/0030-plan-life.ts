import type { Migration } from '../migrate.ts'

/** The life of plans by who answers for them, and the reasons that a revision's months carry. */
export const migration: Migration = {
  id: 30,
  name: 'plan-life',
  up: (sqlite) => {
    sqlite.exec(`
      CREATE TABLE planState (
        id TEXT PRIMARY KEY, live INTEGER, plan TEXT, scope TEXT, name TEXT, region TEXT, status TEXT, approved INTEGER, remark TEXT
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX planStateByPlan ON planState (plan);
    `)
    for (const month of ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12']) {
      sqlite.exec(`ALTER TABLE targetLine ADD COLUMN r${month} TEXT`)
    }
  },
}
