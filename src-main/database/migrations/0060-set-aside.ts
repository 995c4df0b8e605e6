import type { Migration } from '../migrate.ts'

/** Changes that came in a file and may not take effect here: kept whole, with the reason, until somebody decides. */
export const migration: Migration = {
  id: 60,
  name: 'set-aside',
  up: (sqlite) => {
    sqlite.exec(`
      -- state: waiting, accepted (they are in the log now) or left.
      CREATE TABLE exchangeAside (
        device TEXT NOT NULL, seq INTEGER NOT NULL, workspace TEXT NOT NULL, file TEXT NOT NULL, batch TEXT NOT NULL,
        hlc INTEGER NOT NULL, author TEXT NOT NULL, act TEXT NOT NULL, facts TEXT NOT NULL, undoes TEXT,
        entity TEXT NOT NULL, row TEXT NOT NULL, field TEXT NOT NULL, value ANY, baseDevice TEXT, baseSeq INTEGER,
        reason TEXT NOT NULL, at INTEGER NOT NULL, state TEXT NOT NULL DEFAULT 'waiting', PRIMARY KEY (device, seq)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX exchangeAsideByState ON exchangeAside (state, at);
    `)
  },
}
