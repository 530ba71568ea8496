/** Frozen: a shipped step never changes. */
export const base = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE directory (
  kind TEXT NOT NULL, id TEXT NOT NULL, rev INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE template (id TEXT PRIMARY KEY, rev INTEGER NOT NULL, body TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE contact (
  pk INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, rev INTEGER NOT NULL, body TEXT NOT NULL
) STRICT;

CREATE TABLE customer_order (
  pk INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, contact_id TEXT NOT NULL, number TEXT NOT NULL,
  placed_at INTEGER NOT NULL, rev INTEGER NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE INDEX order_by_contact ON customer_order (contact_id, placed_at);

-- bucket: 0 open, 1 waiting, 2 snoozed, 3 resolved, 4 merged away; live: buckets 0 to 2. The keys put rows in the order of each sort, ascending.
CREATE TABLE ticket (
  pk INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, number INTEGER NOT NULL, queue_id TEXT NOT NULL,
  team_id TEXT NOT NULL, contact_id TEXT NOT NULL, channel TEXT NOT NULL, subject TEXT NOT NULL, status TEXT NOT NULL,
  status_rev INTEGER NOT NULL, priority TEXT NOT NULL, assignee_id TEXT, tags TEXT NOT NULL, snoozed_until INTEGER,
  merged_into_id TEXT, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, resolved_at INTEGER, resolved_by_id TEXT,
  awaiting_since INTEGER, awaiting_count INTEGER NOT NULL, last_inbound_at INTEGER, last_message_at INTEGER,
  preview TEXT NOT NULL, preview_direction TEXT, rev INTEGER NOT NULL,
  bucket INTEGER NOT NULL, live INTEGER NOT NULL, due_at INTEGER, due_key INTEGER NOT NULL, wait_key INTEGER NOT NULL, new_key INTEGER NOT NULL
) STRICT;
CREATE INDEX ticket_due ON ticket (bucket, due_key);
CREATE INDEX ticket_wait ON ticket (bucket, wait_key);
CREATE INDEX ticket_new ON ticket (bucket, new_key);
CREATE INDEX ticket_live_due ON ticket (due_key) WHERE live = 1;
CREATE INDEX ticket_live_wait ON ticket (wait_key) WHERE live = 1;
CREATE INDEX ticket_live_new ON ticket (new_key) WHERE live = 1;
CREATE INDEX ticket_owner_due ON ticket (assignee_id, due_key) WHERE bucket = 0;
CREATE INDEX ticket_owner_wait ON ticket (assignee_id, wait_key) WHERE bucket = 0;
CREATE INDEX ticket_owner_new ON ticket (assignee_id, new_key) WHERE bucket = 0;
CREATE INDEX ticket_by_snooze ON ticket (snoozed_until) WHERE bucket = 2;
CREATE INDEX ticket_by_contact ON ticket (contact_id, created_at);
CREATE INDEX ticket_by_number ON ticket (number);
CREATE INDEX ticket_by_queue ON ticket (queue_id);
CREATE INDEX ticket_by_team ON ticket (team_id);
CREATE INDEX ticket_merged ON ticket (merged_into_id) WHERE merged_into_id IS NOT NULL;

CREATE TABLE tally (
  team_id TEXT NOT NULL, assignee_id TEXT NOT NULL, bucket INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (team_id, assignee_id, bucket)
) STRICT, WITHOUT ROWID;
CREATE TABLE tag_tally (tag TEXT PRIMARY KEY, n INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE entry (
  pk INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, ticket_id TEXT NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL,
  inbound INTEGER NOT NULL, event TEXT, rev INTEGER NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE INDEX entry_by_ticket ON entry (ticket_id, seq);
CREATE INDEX entry_inbound ON entry (ticket_id, seq) WHERE inbound = 1;
CREATE INDEX entry_rated ON entry (ticket_id) WHERE event = 'rated';

-- The server's copy of a row that waiting commands have changed in view.
CREATE TABLE server_copy (
  kind TEXT NOT NULL, id TEXT NOT NULL, rev INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

-- state: waiting, accepted, refused, parked. settled: 1 once it has no part in the local view any more.
CREATE TABLE outbox (
  position INTEGER PRIMARY KEY, command_id TEXT NOT NULL UNIQUE, device_id TEXT NOT NULL, device_seq INTEGER NOT NULL,
  version INTEGER NOT NULL, type TEXT NOT NULL, subject_kind TEXT NOT NULL, subject_id TEXT NOT NULL, body TEXT NOT NULL,
  body_hash TEXT NOT NULL, base_rev INTEGER, issued_at INTEGER NOT NULL, last_server_time INTEGER, at INTEGER NOT NULL,
  state TEXT NOT NULL, settled INTEGER NOT NULL, outcome TEXT, outcome_rev INTEGER, attempts INTEGER NOT NULL,
  first_failed_at INTEGER, dismissed INTEGER NOT NULL, UNIQUE (device_id, device_seq)
) STRICT;
CREATE INDEX outbox_unsent ON outbox (position) WHERE state IN ('waiting', 'parked');
CREATE INDEX outbox_subject ON outbox (subject_kind, subject_id, position) WHERE settled = 0;
CREATE INDEX outbox_shown ON outbox (subject_id) WHERE state = 'refused' AND dismissed = 0;

CREATE TABLE draft (
  ticket_id TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, attachments TEXT NOT NULL, seen_seq INTEGER NOT NULL,
  updated_at INTEGER NOT NULL, PRIMARY KEY (ticket_id, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE attachment (
  hash TEXT PRIMARY KEY, mime TEXT NOT NULL, size INTEGER NOT NULL, uploaded INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE ticket_seen (ticket_id TEXT PRIMARY KEY, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE snapshot_seen (kind TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (kind, id)) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE ticket_fts USING fts5 (text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE VIRTUAL TABLE entry_fts USING fts5 (text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE VIRTUAL TABLE contact_fts USING fts5 (text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE VIRTUAL TABLE contact_fragment USING fts5 (text, content = '', contentless_delete = 1, tokenize = 'trigram');
CREATE VIRTUAL TABLE order_fragment USING fts5 (text, content = '', contentless_delete = 1, tokenize = 'trigram');
`;
