import type { Migration } from '../migrate.ts'

/**
 * What this workspace knows of its partners: keys, invitations, files, and who has what. None of it travels; the ledger
 * knows nothing of it.
 */
export const migration: Migration = {
  id: 20,
  name: 'exchange',
  up: (sqlite) => {
    sqlite.exec(`
      -- One row at most. A manager's keeps the proof of his invitation, which holds for the named key alone.
      CREATE TABLE exchangeOrganisation (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, joinedAt INTEGER NOT NULL, publicKey TEXT NOT NULL, region TEXT NOT NULL,
        invitation TEXT, proof TEXT
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE exchangeInvitation (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, region TEXT NOT NULL, secretKey TEXT NOT NULL, createdAt INTEGER NOT NULL,
        usedBy TEXT, usedAt INTEGER
      ) STRICT, WITHOUT ROWID;

      -- told: what we last told the partner that we have of it, as JSON.
      CREATE TABLE exchangePartner (
        workspace TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, region TEXT NOT NULL, joinedAt INTEGER NOT NULL,
        sentNumber INTEGER NOT NULL DEFAULT 0, sentAt INTEGER, sent TEXT, told TEXT, receivedNumber INTEGER NOT NULL DEFAULT 0,
        receivedAt INTEGER
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE exchangeSigner (
        publicKey TEXT PRIMARY KEY, workspace TEXT NOT NULL, device TEXT NOT NULL, ageRecipient TEXT NOT NULL,
        trustedAt INTEGER NOT NULL, revokedAt INTEGER
      ) STRICT, WITHOUT ROWID;

      -- From whose files a device is known; a device without a row writes here.
      CREATE TABLE exchangeOrigin (device TEXT PRIMARY KEY, workspace TEXT NOT NULL) STRICT, WITHOUT ROWID;

      -- What a partner has told that it has of us.
      CREATE TABLE exchangeAcknowledged (
        workspace TEXT NOT NULL, device TEXT NOT NULL, upTo INTEGER NOT NULL, PRIMARY KEY (workspace, device)
      ) STRICT, WITHOUT ROWID;

      -- What a partner's files have covered, in runs of sequence numbers.
      CREATE TABLE exchangeCovered (
        workspace TEXT NOT NULL, device TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
        PRIMARY KEY (workspace, device, first)
      ) STRICT, WITHOUT ROWID;

      -- Files applied and files written, by the hash in their trailer.
      CREATE TABLE exchangeFile (
        direction TEXT NOT NULL, sha256 TEXT NOT NULL, workspace TEXT NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL,
        at INTEGER NOT NULL, facts TEXT NOT NULL, PRIMARY KEY (direction, sha256)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX exchangeFileByTime ON exchangeFile (at);
    `)
  },
}
