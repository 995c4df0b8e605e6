import type { Migration } from '../migrate.ts'

/**
 * The log, its winners, and the projections. Devices, fields and rows are interned to integers, which makes log and
 * winners small and their writing nearly twice as fast as text keys do (`build/decisions/0003-ledger.md`).
 */
export const migration: Migration = {
  id: 10,
  name: 'ledger',
  up: (sqlite) => {
    sqlite.exec(`
      CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

      CREATE TABLE device (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, head INTEGER NOT NULL DEFAULT 0) STRICT;
      CREATE TABLE field (id INTEGER PRIMARY KEY, entity TEXT NOT NULL, name TEXT NOT NULL, UNIQUE (entity, name)) STRICT;
      CREATE TABLE object (id INTEGER PRIMARY KEY, entity TEXT NOT NULL, key TEXT NOT NULL, UNIQUE (entity, key)) STRICT;

      CREATE TABLE batch (
        id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, device INTEGER NOT NULL, hlc INTEGER NOT NULL,
        author TEXT NOT NULL, act TEXT NOT NULL, facts TEXT NOT NULL, undoes TEXT,
        -- Lowest sequence number of its changes that is here, and how many are here.
        first INTEGER NOT NULL DEFAULT 0, changes INTEGER NOT NULL DEFAULT 0
      ) STRICT;
      CREATE INDEX batchByTime ON batch (hlc);

      CREATE TABLE change (
        device INTEGER NOT NULL, seq INTEGER NOT NULL, batch INTEGER NOT NULL, object INTEGER NOT NULL,
        field INTEGER NOT NULL, value ANY, baseDevice INTEGER, baseSeq INTEGER, PRIMARY KEY (device, seq)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE cell (
        object INTEGER NOT NULL, field INTEGER NOT NULL, device INTEGER NOT NULL, seq INTEGER NOT NULL,
        hlc INTEGER NOT NULL, value ANY, PRIMARY KEY (object, field)
      ) STRICT, WITHOUT ROWID;

      -- Changes that lost without their winner having known of them; see ledger/merge.ts.
      CREATE TABLE loser (
        object INTEGER NOT NULL, field INTEGER NOT NULL, device INTEGER NOT NULL, seq INTEGER NOT NULL,
        hlc INTEGER NOT NULL, PRIMARY KEY (object, field, device, seq)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE department (id TEXT PRIMARY KEY, live INTEGER, name TEXT, duty TEXT, position INTEGER) STRICT, WITHOUT ROWID;
      CREATE TABLE person (
        id TEXT PRIMARY KEY, live INTEGER, name TEXT, login TEXT, title TEXT, department TEXT, region TEXT, phone TEXT,
        leftOn TEXT
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE region (id TEXT PRIMARY KEY, live INTEGER, name TEXT, manager TEXT, position INTEGER) STRICT, WITHOUT ROWID;
      CREATE TABLE city (
        id TEXT PRIMARY KEY, live INTEGER, code TEXT, name TEXT, province TEXT, country TEXT, region TEXT
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE channel (
        id TEXT PRIMARY KEY, live INTEGER, code TEXT, name TEXT, type TEXT, class TEXT, grade TEXT, status TEXT, city TEXT,
        owner TEXT, firstContact TEXT, signedOn TEXT, address TEXT, note TEXT, archived INTEGER
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE contact (
        id TEXT PRIMARY KEY, live INTEGER, channel TEXT, name TEXT, title TEXT, phone TEXT, email TEXT, note TEXT
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX contactByChannel ON contact (channel);
      CREATE TABLE plan (
        id TEXT PRIMARY KEY, live INTEGER, fiscalYear INTEGER, version INTEGER, firstMonth INTEGER, status TEXT, step INTEGER,
        seasonality TEXT, baseline TEXT, note TEXT
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE targetLine (
        id TEXT PRIMARY KEY, live INTEGER, plan TEXT, measure TEXT, owner TEXT, channel TEXT, city TEXT,
        m01 INTEGER, m02 INTEGER, m03 INTEGER, m04 INTEGER, m05 INTEGER, m06 INTEGER,
        m07 INTEGER, m08 INTEGER, m09 INTEGER, m10 INTEGER, m11 INTEGER, m12 INTEGER,
        h01 INTEGER, h02 INTEGER, h03 INTEGER, h04 INTEGER, h05 INTEGER, h06 INTEGER,
        h07 INTEGER, h08 INTEGER, h09 INTEGER, h10 INTEGER, h11 INTEGER, h12 INTEGER
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX targetLineByPlan ON targetLine (plan, measure);
      CREATE TABLE quota (
        id TEXT PRIMARY KEY, live INTEGER, plan TEXT, measure TEXT, level TEXT, subject TEXT, year INTEGER,
        q1 INTEGER, q2 INTEGER, q3 INTEGER, q4 INTEGER,
        m01 INTEGER, m02 INTEGER, m03 INTEGER, m04 INTEGER, m05 INTEGER, m06 INTEGER,
        m07 INTEGER, m08 INTEGER, m09 INTEGER, m10 INTEGER, m11 INTEGER, m12 INTEGER
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX quotaByPlan ON quota (plan, measure);
      CREATE TABLE activity (
        id TEXT PRIMARY KEY, live INTEGER, kind TEXT, channel TEXT, person TEXT, department TEXT, status TEXT, dueOn TEXT,
        doneOn TEXT, note TEXT, result TEXT, satisfaction INTEGER
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX activityByChannel ON activity (channel);
    `)
  },
}
