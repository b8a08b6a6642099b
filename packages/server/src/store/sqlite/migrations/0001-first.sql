-- Rows of customers, profiles, audit and kept answers hold documents of a kilobyte or more, so these tables keep their
-- rowid: a b-tree WITHOUT ROWID holds whole rows in its inner pages too and becomes deep and slow with rows that long.

CREATE TABLE customers (
  partner TEXT NOT NULL,
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  company_name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  domain TEXT NOT NULL,
  domain_key TEXT NOT NULL,
  relationship TEXT NOT NULL,
  associated_partner TEXT,
  document TEXT NOT NULL,
  PRIMARY KEY (partner, id)
) STRICT;

-- A customer whose relationship has ended keeps its domain, so this index is not partial.
CREATE UNIQUE INDEX customers_by_domain ON customers (partner, domain_key);

-- Holds all that a row of the list shows or is filtered by.
CREATE INDEX customers_by_name ON customers (
  partner, name_key, id, domain_key, associated_partner, company_name, domain, relationship
) WHERE relationship <> 'none';

CREATE INDEX customers_by_associated_partner ON customers (partner, associated_partner, name_key, id)
  WHERE associated_partner IS NOT NULL;

-- `ended` repeats what customers.relationship says: the profile is read far more often than anything else, and this
-- spares it a second look-up. It is set in the transaction that ends the relationship.
CREATE TABLE billing_profiles (
  partner TEXT NOT NULL,
  customer TEXT NOT NULL,
  ended INTEGER NOT NULL,
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  etag TEXT NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (partner, customer)
) STRICT;

CREATE TABLE audit_records (
  partner TEXT NOT NULL,
  at INTEGER NOT NULL,
  id TEXT NOT NULL,
  customer TEXT NOT NULL,
  customer_name TEXT NOT NULL,
  resource_type TEXT NOT NULL,
  operation_type TEXT NOT NULL,
  application TEXT NOT NULL,
  user_principal_name TEXT,
  request_id TEXT NOT NULL,
  correlation_id TEXT NOT NULL,
  old_value BLOB,
  new_value BLOB,
  PRIMARY KEY (partner, at, id)
) STRICT;

CREATE INDEX audit_records_by_customer ON audit_records (partner, customer, at, id);

CREATE TABLE outgoing_events (
  partner TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  resource_uri TEXT NOT NULL,
  resource_name TEXT NOT NULL,
  audit TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (partner, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX outgoing_events_by_time ON outgoing_events (at);

CREATE TABLE kept_answers (
  partner TEXT NOT NULL,
  key TEXT NOT NULL,
  status INTEGER NOT NULL,
  etag TEXT,
  bytes BLOB,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (partner, key)
) STRICT;

CREATE INDEX kept_answers_by_end ON kept_answers (expires_at);

CREATE TABLE grants (
  tenant TEXT NOT NULL,
  key TEXT NOT NULL,
  payload TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (tenant, key)
) STRICT;

CREATE INDEX grants_by_end ON grants (expires_at);

CREATE TABLE settings (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What the store remembers for itself: 'populated' once a customer was stored, 'ping' counts proofs of writing.
CREATE TABLE markers (
  name TEXT NOT NULL PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
