-- Documents of a kilobyte and more: the table keeps its rowid.
CREATE TABLE resources (
  partner TEXT NOT NULL,
  kind TEXT NOT NULL,
  owner TEXT NOT NULL,
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  sort_key TEXT NOT NULL,
  unique_key TEXT,
  document TEXT NOT NULL,
  PRIMARY KEY (partner, kind, owner, id)
) STRICT;

CREATE INDEX resources_by_order ON resources (partner, kind, owner, sort_key, id);

CREATE UNIQUE INDEX resources_by_unique_key ON resources (partner, kind, unique_key) WHERE unique_key IS NOT NULL;

-- Finds what goes with a customer.
CREATE INDEX resources_by_owner ON resources (partner, owner) WHERE owner <> '';
