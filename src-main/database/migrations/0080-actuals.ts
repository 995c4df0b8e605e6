import type { Migration } from '../migrate.ts'

/** 业绩: dated amounts of what was ordered, paid, shipped and sold. */
export const migration: Migration = {
  id: 80,
  name: 'actuals',
  up: (sqlite) => {
    sqlite.exec(`
      CREATE TABLE actual (
        id TEXT PRIMARY KEY, live INTEGER, measure TEXT, channel TEXT, person TEXT, occurredOn TEXT, amount INTEGER,
        document TEXT, note TEXT, source TEXT
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX actualByDay ON actual (measure, occurredOn);
    `)
  },
}
