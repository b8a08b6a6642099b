-- What may be done only so often, in windows that begin with a first count: see tallies.ts. Unlogged, because a window is
-- over long before it would be missed: a crash of the database empties the table, a standby has none of it, and who counts
-- waits for neither disk nor standby. (CockroachDB takes the word and logs all the same.)
create unlogged table tallies (
  partner text collate "C" not null,
  kind text collate "C" not null,
  subject text collate "C" not null,
  -- How many more there may be until then.
  room integer not null,
  -- Unix milliseconds.
  ends_at bigint not null,
  primary key (partner, kind, subject)
) with (fillfactor = 70);

create index tallies_by_end on tallies (ends_at);
