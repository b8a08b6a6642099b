import { selfLink } from '../customers/customer-document.ts';
import type { Answer } from '../operation.ts';

/** A value as the bytes that are sent, stored and audited. */
export function jsonBytes(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}

/** An answer with a resource, and with its ETag where it has one. */
export function jsonAnswer(value: unknown, etag?: string): Answer {
  return { bytes: jsonBytes(value), etag };
}

/** An answer with a list that has no further pages. */
export function listAnswer(items: readonly unknown[], selfUri: string): Answer {
  return jsonAnswer({
    totalCount: items.length,
    items,
    links: selfLink(selfUri),
    attributes: { objectType: 'Collection' },
  });
}
