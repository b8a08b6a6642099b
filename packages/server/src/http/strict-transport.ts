import { isIP } from 'node:net';
import { isLoopback } from '../origins.ts';

/** One year, in seconds. */
const maxAge = 31_536_000;

/**
 * Tells browsers to come over TLS only (RFC 6797), as names and values in turn. That holds for all ports of a host: it is
 * said only where the public address has the ordinary one, and a name of its own.
 */
export function strictTransport(publicUrl: string | undefined): readonly string[] {
  if (publicUrl === undefined) return [];
  const { protocol, hostname, port } = new URL(publicUrl);
  const isAddress = hostname.startsWith('[') || isIP(hostname) !== 0;
  if (protocol !== 'https:' || port !== '' || isAddress || isLoopback(hostname)) return [];
  return ['Strict-Transport-Security', `max-age=${maxAge}`];
}
