import { resolve } from 'node:path';
import type { Config } from '../config.ts';

/** Where a store is. */
export type Place =
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'postgres'; readonly address: string };

/** The store that a server with these settings would have. */
export function configuredPlace({ data, database }: Pick<Config, 'data' | 'database'>): Place {
  return database === undefined ? { kind: 'folder', folder: resolve(data) } : placeOf(database);
}

export function placeOf(name: string): Place {
  return /^postgres(?:ql)?:/.test(name)
    ? { kind: 'postgres', address: name }
    : { kind: 'folder', folder: resolve(name) };
}

/** What the operator calls it, without a password. */
export function nameOf(place: Place): string {
  if (place.kind === 'folder') return place.folder;
  return place.address.replace(/^(postgres(?:ql)?:\/\/[^:@/?]*):[^@/?]*@/, '$1@').replace(/([?&]password=)[^&]*/, '$1');
}
