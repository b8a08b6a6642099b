-- The two documents of a record come last: what is searched or filtered by stands before them.
CREATE TABLE new_audit_records (
  -- In the order in which the writes were done.
  sequence INTEGER PRIMARY KEY,
  partner TEXT NOT NULL,
  at INTEGER NOT NULL,
  id TEXT NOT NULL,
  customer TEXT NOT NULL,
  customer_name TEXT NOT NULL,
  customer_name_key TEXT NOT NULL,
  resource_type TEXT NOT NULL,
  operation_type TEXT NOT NULL,
  application TEXT NOT NULL,
  user_principal_name TEXT,
  request_id TEXT NOT NULL,
  correlation_id TEXT NOT NULL,
  customized_data TEXT,
  old_value BLOB,
  new_value BLOB
) STRICT;

-- Accents cannot be folded here: they count in the names of records that are older than this step.
INSERT INTO new_audit_records
  SELECT rowid, partner, at, id, customer, customer_name, lower(customer_name), resource_type, operation_type, application,
    user_principal_name, request_id, correlation_id, NULL, old_value, new_value
  FROM audit_records ORDER BY rowid;

DROP TABLE audit_records;
ALTER TABLE new_audit_records RENAME TO audit_records;

-- Holds all that the records of a partner are filtered by, so that a filter passes over index entries, not over documents.
CREATE INDEX audit_records_by_time ON audit_records (
  partner, at, sequence, resource_type, operation_type, customer_name_key
);
CREATE INDEX audit_records_by_customer ON audit_records (partner, customer, at, sequence);
CREATE UNIQUE INDEX audit_records_by_id ON audit_records (partner, id);

-- Holds a row only within the transaction of a purge: the position up to which a partner's records go.
CREATE TABLE audit_purge (
  partner TEXT NOT NULL,
  at INTEGER NOT NULL,
  sequence INTEGER NOT NULL
) STRICT;

CREATE TRIGGER audit_records_never_change BEFORE UPDATE ON audit_records
BEGIN
  SELECT RAISE(ABORT, 'an audit record is never changed');
END;

CREATE TRIGGER audit_records_go_by_purge_only BEFORE DELETE ON audit_records
WHEN NOT EXISTS (
  SELECT 1 FROM audit_purge WHERE partner = OLD.partner AND (OLD.at, OLD.sequence) <= (at, sequence)
)
BEGIN
  SELECT RAISE(ABORT, 'an audit record is removed by a purge only');
END;
