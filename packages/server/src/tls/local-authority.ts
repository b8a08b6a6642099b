import { createPrivateKey, X509Certificate } from 'node:crypto';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { join } from 'node:path';
import type { Random } from '../operation.ts';
import { type Issuance, issueAuthority, issueServerCertificate, type KeyedCertificate } from './issue-certificates.ts';
import { addressBytes, permittedSubtree } from './name-constraints.ts';

export interface LocalCertificateOptions {
  /** Data folder; the files go into `tls` below it. */
  readonly folder: string;
  /** DNS names and IP addresses to serve beside the loopback ones; an address that means "all of them" is left out. */
  readonly hosts: readonly string[];
  /** Unix milliseconds. */
  readonly clock: () => number;
  readonly random: Random;
}

/** PEM, as `https.createServer` takes them. */
export interface LocalCertificates {
  readonly key: string;
  readonly cert: string;
  /** What clients must trust; also in `tls/ca.pem`. */
  readonly ca: string;
}

const day = 24 * 60 * 60_000;
const authorityLifetime = 3_650 * day;
/** Longer-lived server certificates are refused by some platforms. */
const serverLifetime = 397 * day;
const renewBefore = 30 * day;
/** Tolerates clients whose clock is behind. */
const backdated = day;

const files = {
  authority: { certificate: 'ca.pem', key: 'ca-key.pem' },
  server: { certificate: 'server.pem', key: 'server-key.pem' },
} as const;
const onlyOwner = 0o700;
const readableByAll = 0o644;
const readableByOwner = 0o600;

/**
 * Certificates for serving HTTPS on this machine, kept in the data folder: an authority of this folder's own, constrained to
 * the hosts, and a server certificate, renewed in time and when the hosts change. The authority stays as long as it can vouch
 * for the hosts: one that is served for the first time needs a new authority, because the old one may not name it.
 * @throws the system's error when the folder cannot be written
 */
export async function ensureLocalCertificates(options: LocalCertificateOptions): Promise<LocalCertificates> {
  const { clock, random } = options;
  const folder = join(options.folder, 'tls');
  const hosts = namedHosts(options.hosts);
  const now = clock();
  await mkdir(folder, { recursive: true, mode: onlyOwner });
  // One that is there already may be open to others.
  await chmod(folder, onlyOwner);

  const stored = await readPair(folder, files.authority);
  const authorityStays = stored !== undefined && isFresh(stored, now) && vouchesFor(stored, hosts);
  const authority = authorityStays ? stored : await issueAuthority(issuance(hosts, now, authorityLifetime, random));
  if (!authorityStays) await writePair(folder, files.authority, authority);

  const kept = authorityStays ? await readPair(folder, files.server) : undefined;
  const serverStays = kept !== undefined && isFresh(kept, now) && servesHosts(kept, hosts, authority);
  const server = serverStays
    ? kept
    : await issueServerCertificate(issuance(hosts, now, serverLifetime, random, endOf(authority)), authority);
  if (!serverStays) await writePair(folder, files.server, server);
  return { key: server.key, cert: server.certificate, ca: authority.certificate };
}

/** A kind of name that the constraints did not mention would be unconstrained: there is always one of each. */
const loopbackHosts = ['localhost', '127.0.0.1', '::1'];

/** Hosts that a certificate can name, each once; order does not matter. */
function namedHosts(hosts: readonly string[]): readonly string[] {
  const named = [...loopbackHosts, ...hosts]
    .map((host) => host.replace(/^\[(.*)\]$/, '$1').toLowerCase())
    .filter((host) => host !== '' && host !== '0.0.0.0' && host !== '::');
  return [...new Set(named)].sort();
}

function issuance(hosts: readonly string[], now: number, lifetime: number, random: Random, end = Infinity): Issuance {
  const notBefore = new Date(now - backdated);
  return { hosts, notBefore, notAfter: new Date(Math.min(now + lifetime, end)), random };
}

function endOf({ certificate }: KeyedCertificate): number {
  return new X509Certificate(certificate).validToDate.getTime();
}

function isFresh({ certificate }: KeyedCertificate, now: number): boolean {
  const { validFromDate } = new X509Certificate(certificate);
  return validFromDate.getTime() <= now && now < endOf({ certificate, key: '' }) - renewBefore;
}

/** The constraints are compared byte for byte, host by host: each host stands in them exactly as it would be written anew. */
function vouchesFor({ certificate }: KeyedCertificate, hosts: readonly string[]): boolean {
  const { raw } = new X509Certificate(certificate);
  return hosts.every((host) => raw.includes(Buffer.from(permittedSubtree(host))));
}

function servesHosts(
  { certificate }: KeyedCertificate,
  hosts: readonly string[],
  authority: KeyedCertificate,
): boolean {
  const parsed = new X509Certificate(certificate);
  const issuer = new X509Certificate(authority.certificate);
  const named = (parsed.subjectAltName ?? '').split(', ').map(hostOfAlternativeName).sort();
  const same =
    named.length === hosts.length &&
    hosts
      .map(comparable)
      .sort()
      .every((host, index) => host === named[index]);
  return same && parsed.verify(issuer.publicKey);
}

function hostOfAlternativeName(name: string): string {
  return comparable(name.replace(/^(DNS|IP Address):/, '').toLowerCase());
}

/** One address can be written in several ways. */
function comparable(host: string): string {
  return isIP(host) === 0 ? host : Buffer.from(addressBytes(host)).toString('hex');
}

interface PairNames {
  readonly certificate: string;
  readonly key: string;
}

/** A pair that is missing, damaged or does not belong together is made anew: `undefined`. */
async function readPair(folder: string, names: PairNames): Promise<KeyedCertificate | undefined> {
  try {
    const certificate = await readFile(join(folder, names.certificate), 'utf8');
    const key = await readFile(join(folder, names.key), 'utf8');
    return new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key)) ? { certificate, key } : undefined;
  } catch {
    return undefined;
  }
}

async function writePair(folder: string, names: PairNames, pair: KeyedCertificate): Promise<void> {
  await replaceFile(join(folder, names.key), pair.key, readableByOwner);
  await replaceFile(join(folder, names.certificate), pair.certificate, readableByAll);
}

/** A reader finds the old file or the new one, never a part. */
async function replaceFile(path: string, text: string, mode: number): Promise<void> {
  const draft = `${path}.new`;
  await writeFile(draft, text, { mode, flush: true });
  await rename(draft, path);
}
