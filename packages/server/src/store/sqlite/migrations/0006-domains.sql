-- Every domain of a partner, those of customers and those of resources: one row, so that it has one owner.
CREATE TABLE domains (
  partner TEXT NOT NULL,
  domain_key TEXT NOT NULL,
  PRIMARY KEY (partner, domain_key)
) STRICT, WITHOUT ROWID;

ALTER TABLE resources ADD COLUMN domain_key TEXT;
-- Unix milliseconds.
ALTER TABLE resources ADD COLUMN expires_at INTEGER;

CREATE INDEX resources_by_end ON resources (expires_at) WHERE expires_at IS NOT NULL;

INSERT INTO domains SELECT partner, domain_key FROM customers ORDER BY partner, domain_key;

-- Until now two could come to the same domain. The customer whose first one it is has it, else the customer that added it;
-- the other one stays as it is, without a hold on the domain.
UPDATE resources SET domain_key = unique_key
  WHERE kind = 'verifiedDomain' AND (partner, unique_key) NOT IN (SELECT partner, domain_key FROM domains);
INSERT INTO domains SELECT partner, domain_key FROM resources WHERE kind = 'verifiedDomain' AND domain_key IS NOT NULL;
UPDATE resources SET domain_key = unique_key
  WHERE kind = 'indirectReseller' AND (partner, unique_key) NOT IN (SELECT partner, domain_key FROM domains);
INSERT INTO domains SELECT partner, domain_key FROM resources WHERE kind = 'indirectReseller' AND domain_key IS NOT NULL;
UPDATE resources SET unique_key = NULL WHERE kind IN ('verifiedDomain', 'indirectReseller');

-- A reseller of the demo world was noted as deleted; now it is stored once, at the start, and removed like any other.
INSERT INTO settings
  SELECT DISTINCT 'demo-resellers ' || partner, 'made' FROM resources
  WHERE kind = 'indirectReseller' AND json_extract(document, '$.deleted');
DELETE FROM resources WHERE kind = 'indirectReseller' AND json_extract(document, '$.deleted');

-- Deleted users are kept for 30 days, to the second.
UPDATE resources SET expires_at = (unixepoch(sort_key) + 30 * 24 * 60 * 60 + 1) * 1000 WHERE kind = 'deletedUser';
