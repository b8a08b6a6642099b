import { createHmac } from 'node:crypto';
import type { Random } from '../operation.ts';
import type { App } from './directory.ts';
import { verifySecret } from './secret-hash.ts';
import type { Throttle } from './throttle.ts';

/** Remembers secrets that were right, so that not every token request pays for a slow hash; wrong ones never. */
export interface SecretMemory {
  /** @throws AuthorityError `locked` */
  check(app: App, secret: string, address: string): Promise<boolean>;
}

const maxRemembered = 1_000;
const keyBytes = 32;

export function createSecretMemory(throttle: Throttle, random: Random): SecretMemory {
  const key = random.bytes(keyBytes);
  const remembered = new Set<string>();
  const underWay = new Map<string, Promise<boolean>>();

  /** Holds the app's hashes too: a secret that is withdrawn is forgotten. */
  const mark = (app: App, secret: string) =>
    createHmac('sha256', key)
      .update(JSON.stringify([app.id, app.secretHashes, secret]))
      .digest('base64url');

  function remember(entry: string): void {
    remembered.add(entry);
    for (const oldest of remembered) {
      if (remembered.size <= maxRemembered) break;
      remembered.delete(oldest);
    }
  }

  return {
    async check(app, secret, address) {
      const entry = mark(app, secret);
      if (remembered.has(entry)) return true;
      // The same try at the same moment, as when many workers start at once, is one try.
      const same = underWay.get(entry);
      if (same !== undefined) return same;
      const check = throttle.attempt({ account: app.id, address }, () => matchesAny(secret, app.secretHashes));
      underWay.set(entry, check);
      try {
        const right = await check;
        if (right) remember(entry);
        return right;
      } finally {
        underWay.delete(entry);
      }
    },
  };
}

async function matchesAny(secret: string, hashes: readonly string[] = []): Promise<boolean> {
  for (const hash of hashes) {
    if (await verifySecret(secret, hash)) return true;
  }
  return false;
}
