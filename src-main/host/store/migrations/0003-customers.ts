/** Frozen: a shipped step never changes. */
export const customers = `
-- One revision back: the server filled these in without raising it, and the load that follows this upgrade must count as newer.
UPDATE contact SET rev = rev - 1, body = json_set(body, '$.rev', rev - 1, '$.consent', json('{"marketing":"unknown","at":null}'), '$.mergedIntoId', NULL,
  '$.value', json('{"lifetime":0,"orders":0,"lastOrderAt":null}')) WHERE body ->> '$.value' IS NULL;
UPDATE server_copy SET rev = rev - 1, body = json_set(body, '$.rev', rev - 1, '$.consent', json('{"marketing":"unknown","at":null}'), '$.mergedIntoId', NULL,
  '$.value', json('{"lifetime":0,"orders":0,"lastOrderAt":null}')) WHERE kind = 'contact' AND body ->> '$.value' IS NULL;

-- What the list of customers is sorted by, one row for each contact. last_at: 0 when nobody ever spoke with them; live: tickets that are not done.
-- Both count the tickets of merged records too. into_id: whom this record was merged into; such rows are not listed.
CREATE TABLE customer (
  pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, into_id TEXT, name_key TEXT NOT NULL, value REAL NOT NULL,
  last_at INTEGER NOT NULL DEFAULT 0, live INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO customer (pk, id, into_id, name_key, value, last_at, live)
  SELECT c.pk, c.id, NULL, CASE trim(c.name) WHEN '' THEN char(65535) ELSE lower(c.name) END, 0,
    coalesce((SELECT max(coalesce(t.last_message_at, t.created_at)) FROM ticket t WHERE t.contact_id = c.id), 0),
    (SELECT count(*) FROM ticket t WHERE t.contact_id = c.id AND t.live = 1)
  FROM contact c;
CREATE INDEX customer_by_name ON customer (name_key, pk, into_id) WHERE into_id IS NULL;
CREATE INDEX customer_by_last ON customer (last_at DESC, pk, into_id) WHERE into_id IS NULL;
CREATE INDEX customer_by_value ON customer (value DESC, pk, into_id) WHERE into_id IS NULL;
CREATE INDEX customer_merged ON customer (into_id) WHERE into_id IS NOT NULL;

CREATE TABLE customer_tag (tag TEXT NOT NULL, pk INTEGER NOT NULL, PRIMARY KEY (tag, pk)) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO customer_tag (tag, pk) SELECT j.value, c.pk FROM contact c, json_each(c.body, '$.tags') j;

-- Listed customers by tag; '' counts all of them.
CREATE TABLE customer_count (tag TEXT PRIMARY KEY, n INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO customer_count (tag, n) SELECT tag, count(*) FROM customer_tag GROUP BY tag;
INSERT INTO customer_count (tag, n) SELECT '', count(*) FROM customer WHERE true ON CONFLICT DO UPDATE SET n = excluded.n;

-- Where records of one person may meet: a number, an address, a name.
CREATE TABLE customer_key (key TEXT NOT NULL, pk INTEGER NOT NULL, PRIMARY KEY (key, pk)) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO customer_key (key, pk)
  SELECT CASE i.value ->> '$.kind' WHEN 'email' THEN 'email:' ELSE 'phone:' END || (i.value ->> '$.value'), c.pk
  FROM contact c, json_each(c.body, '$.identities') i WHERE i.value ->> '$.kind' IN ('phone', 'whatsapp', 'email');
CREATE INDEX order_by_number ON customer_order (number);

-- Products bought together, as the central API last told them; one row.
CREATE TABLE product_pairs (one INTEGER PRIMARY KEY CHECK (one = 1), version INTEGER NOT NULL, asked_at INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
`;
