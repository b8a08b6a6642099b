import type { DatabaseSync } from 'node:sqlite';

/** What is done with the domains of a partner inside a transaction that is already open. */
export interface DomainWrites {
  /** @returns whether the domain was free; it no longer is */
  claim(partner: string, domainKey: string): boolean;
  release(partner: string, domainKey: string): void;
  /** Releases the domains of a customer and of what belongs to it. */
  releaseOf(partner: string, customerId: string): void;
}

export function prepareDomainWrites(database: DatabaseSync): DomainWrites {
  const claim = database.prepare('INSERT INTO domains VALUES (?, ?) ON CONFLICT DO NOTHING');
  const release = database.prepare('DELETE FROM domains WHERE partner = ? AND domain_key = ?');
  const releaseOf = database.prepare(`
    DELETE FROM domains WHERE partner = ?1 AND domain_key IN (
      SELECT domain_key FROM customers WHERE partner = ?1 AND id = ?2
      UNION ALL
      SELECT domain_key FROM resources WHERE partner = ?1 AND owner = ?2 AND owner <> '' AND domain_key IS NOT NULL)`);
  return {
    claim: (partner, domainKey) => Number(claim.run(partner, domainKey).changes) > 0,
    release: (partner, domainKey) => {
      release.run(partner, domainKey);
    },
    releaseOf: (partner, customerId) => {
      releaseOf.run(partner, customerId);
    },
  };
}
