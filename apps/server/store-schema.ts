/** The tables of the SQLite store, and the marks by which its file is known. */

/** `EDSw` in ASCII: says that a database file belongs to this program. */
export const APPLICATION_ID = 0x45445377

/**
 * Version of the tables, and of what the entries in them say. A file with a higher one was written by a newer program, one
 * with a lower one before the first release: nothing reads those any more.
 */
export const SCHEMA_VERSION = 2

/**
 * What no chain of hashes covers has a digest of its own, the `seal` of a record: SQLite does not notice when a disk flips
 * a bit inside one. `open_ballots` keeps nothing that orders ballots by time: a random key, no rowid, no date, and a choice
 * of one byte.
 */
export const SCHEMA = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE assessments (id TEXT PRIMARY KEY, json TEXT NOT NULL, digest TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE sessions (
  id TEXT PRIMARY KEY,
  assessment TEXT NOT NULL REFERENCES assessments (id),
  created_at INTEGER NOT NULL,
  join_code TEXT NOT NULL UNIQUE,
  seal BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE entries (
  session TEXT NOT NULL REFERENCES sessions (id),
  seq INTEGER NOT NULL CHECK (seq >= 1),
  json TEXT NOT NULL,
  PRIMARY KEY (session, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE texts (
  session TEXT NOT NULL REFERENCES sessions (id),
  digest TEXT NOT NULL,
  salt TEXT NOT NULL,
  words TEXT NOT NULL,
  PRIMARY KEY (session, digest)
) STRICT, WITHOUT ROWID;
CREATE TABLE answers (
  session TEXT NOT NULL REFERENCES sessions (id),
  command_id TEXT NOT NULL,
  actor TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  answer TEXT NOT NULL,
  seal BLOB NOT NULL,
  PRIMARY KEY (session, command_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE seats (
  session TEXT NOT NULL REFERENCES sessions (id),
  seat TEXT NOT NULL,
  secret_hash TEXT,
  slip_hash TEXT,
  code_hash TEXT,
  seal BLOB NOT NULL,
  PRIMARY KEY (session, seat),
  UNIQUE (session, secret_hash)
) STRICT, WITHOUT ROWID;
CREATE TABLE open_ballots (
  key BLOB PRIMARY KEY CHECK (length(key) = 16),
  session TEXT NOT NULL,
  round TEXT NOT NULL,
  seat TEXT NOT NULL,
  choice BLOB NOT NULL CHECK (length(choice) = 1),
  nonce BLOB NOT NULL CHECK (length(nonce) = 16),
  seal BLOB NOT NULL,
  UNIQUE (session, round, seat),
  FOREIGN KEY (session, seat) REFERENCES seats (session, seat)
) STRICT, WITHOUT ROWID;
CREATE TABLE openings (
  session TEXT NOT NULL REFERENCES sessions (id),
  round TEXT NOT NULL,
  json TEXT NOT NULL,
  seal BLOB NOT NULL,
  PRIMARY KEY (session, round)
) STRICT, WITHOUT ROWID;
PRAGMA application_id = ${APPLICATION_ID};
PRAGMA user_version = ${SCHEMA_VERSION};
`
