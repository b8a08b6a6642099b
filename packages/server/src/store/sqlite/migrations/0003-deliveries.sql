-- One event on its way to one subscriber. Ids grow in the order in which events were raised. Of the open deliveries of a
-- line only the first is `ready`, the others are `waiting`; an ended one is `delivered` or `offline`.
CREATE TABLE deliveries (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  partner TEXT NOT NULL,
  subscriber TEXT NOT NULL,
  event TEXT NOT NULL,
  line TEXT NOT NULL,
  state TEXT NOT NULL,
  -- Failures of the line since the event was raised or the line last succeeded.
  failures INTEGER NOT NULL,
  -- When it may be tried; while somebody tries, when the lease ends.
  due_at INTEGER NOT NULL,
  lease TEXT,
  ended_at INTEGER,
  results TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX deliveries_by_event ON deliveries (partner, event, subscriber);

CREATE INDEX deliveries_ready ON deliveries (subscriber, due_at) WHERE state = 'ready';

CREATE INDEX deliveries_open ON deliveries (subscriber, line, state, id) WHERE ended_at IS NULL;

CREATE INDEX deliveries_offline ON deliveries (partner, id) WHERE state = 'offline';

CREATE INDEX deliveries_by_end ON deliveries (state, ended_at) WHERE ended_at IS NOT NULL;
