import type { Migration } from '../migrate.ts'

/**
 * Which acts touched which plan, so that a plan's history is read page by page however long the log is; and which file an
 * act came in. What the log holds already is told from its lines and quotas; the files of acts received before are not known.
 */
export const migration: Migration = {
  id: 50,
  name: 'history',
  up: (sqlite) => {
    sqlite.exec(`
      CREATE TABLE planBatch (
        plan TEXT NOT NULL, hlc INTEGER NOT NULL, batch INTEGER NOT NULL, PRIMARY KEY (plan, hlc, batch)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE exchangeBatch (batch TEXT PRIMARY KEY, sha256 TEXT NOT NULL) STRICT, WITHOUT ROWID;

      INSERT OR IGNORE INTO planBatch
        SELECT object.key, batch.hlc, batch.id
          FROM object JOIN change ON change.object = object.id JOIN batch ON batch.id = change.batch
         WHERE object.entity = 'plan';
      INSERT OR IGNORE INTO planBatch
        SELECT line.plan, batch.hlc, batch.id FROM (
          SELECT DISTINCT change.batch AS id, coalesce(targetLine.plan, quota.plan, planState.plan) AS plan
            FROM change JOIN object ON object.id = change.object
            LEFT JOIN targetLine ON object.entity = 'targetLine' AND targetLine.id = object.key
            LEFT JOIN quota ON object.entity = 'quota' AND quota.id = object.key
            LEFT JOIN planState ON object.entity = 'planState' AND planState.id = object.key
           WHERE object.entity IN ('targetLine', 'quota', 'planState')
        ) AS line JOIN batch ON batch.id = line.id WHERE line.plan IS NOT NULL;
    `)
  },
}
