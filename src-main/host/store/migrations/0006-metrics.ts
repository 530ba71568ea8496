/** Frozen: a shipped step never changes. */
export const metrics = `
CREATE TABLE state_event (id TEXT PRIMARY KEY, agent_id TEXT NOT NULL, state TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX state_event_by_agent ON state_event (agent_id, at);
CREATE TABLE activity (
  id TEXT PRIMARY KEY, agent_id TEXT NOT NULL, ticket_id TEXT NOT NULL, from_at INTEGER NOT NULL, to_at INTEGER NOT NULL, recorded_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX activity_by_ticket ON activity (ticket_id, from_at);

-- A cache of this agent's own measurements, and of what customers think of the whole relationship; made anew from the events of a
-- ticket when it changes. Those of a ticket that went out of sight stay: they happened.
CREATE TABLE metric_fact (
  pk INTEGER PRIMARY KEY, source_id TEXT NOT NULL, kind TEXT NOT NULL, ticket_id TEXT, queue_id TEXT, at INTEGER NOT NULL, value INTEGER,
  business INTEGER, extra INTEGER, flag INTEGER NOT NULL, left_out TEXT, provisional_until INTEGER, recorded_at INTEGER
) STRICT;
CREATE INDEX metric_fact_by_source ON metric_fact (source_id);
CREATE INDEX metric_fact_by_time ON metric_fact (at);

-- Tickets, and answers without one, that have to be measured anew.
CREATE TABLE fact_dirty (source_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO fact_dirty SELECT id FROM ticket;

CREATE TRIGGER ticket_measured_on_insert AFTER INSERT ON ticket BEGIN INSERT OR IGNORE INTO fact_dirty VALUES (new.id); END;
CREATE TRIGGER ticket_measured_on_update AFTER UPDATE ON ticket BEGIN INSERT OR IGNORE INTO fact_dirty VALUES (new.id); END;
CREATE TRIGGER entry_measured AFTER INSERT ON entry BEGIN INSERT OR IGNORE INTO fact_dirty VALUES (new.ticket_id); END;
CREATE TRIGGER activity_measured AFTER INSERT ON activity BEGIN INSERT OR IGNORE INTO fact_dirty VALUES (new.ticket_id); END;
CREATE TRIGGER answer_measured_on_insert AFTER INSERT ON answer BEGIN
  INSERT OR IGNORE INTO fact_dirty VALUES (coalesce(new.ticket_id, new.id));
END;
CREATE TRIGGER answer_measured_on_update AFTER UPDATE ON answer BEGIN
  INSERT OR IGNORE INTO fact_dirty VALUES (coalesce(new.ticket_id, new.id));
END;
CREATE TRIGGER answer_measured_on_delete AFTER DELETE ON answer BEGIN
  INSERT OR IGNORE INTO fact_dirty VALUES (coalesce(old.ticket_id, old.id));
END;
CREATE TRIGGER attention_measured AFTER INSERT ON outbox WHEN new.type = 'agent.activity' BEGIN
  INSERT OR IGNORE INTO fact_dirty VALUES (new.body ->> '$.ticketId');
END;
CREATE TRIGGER calendar_measured_on_insert AFTER INSERT ON directory WHEN new.kind = 'calendar' BEGIN
  INSERT OR IGNORE INTO fact_dirty SELECT source_id FROM metric_fact;
END;
CREATE TRIGGER calendar_measured_on_update AFTER UPDATE ON directory WHEN new.kind = 'calendar' BEGIN
  INSERT OR IGNORE INTO fact_dirty SELECT source_id FROM metric_fact;
END;
CREATE TRIGGER calendar_measured_on_delete AFTER DELETE ON directory WHEN old.kind = 'calendar' BEGIN
  INSERT OR IGNORE INTO fact_dirty SELECT source_id FROM metric_fact;
END;
CREATE TRIGGER customer_merge_measured AFTER UPDATE OF into_id ON customer WHEN old.into_id IS NOT new.into_id BEGIN
  INSERT OR IGNORE INTO fact_dirty SELECT id FROM ticket WHERE contact_id IN (new.id, new.into_id, old.into_id);
END;

-- Medians as the central API last told them, by period.
CREATE TABLE metric_median (from_at INTEGER NOT NULL, to_at INTEGER NOT NULL, asked_at INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (from_at, to_at))
  STRICT, WITHOUT ROWID;
`;
