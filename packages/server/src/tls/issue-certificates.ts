import { isIP } from 'node:net';
import type { Random } from '../operation.ts';
import { nameConstraintsOid, permittedNames } from './name-constraints.ts';

/** A certificate and its private key, both PEM. */
export interface KeyedCertificate {
  readonly certificate: string;
  readonly key: string;
}

export interface Issuance {
  readonly hosts: readonly string[];
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly random: Random;
}

type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

// Every TLS library in use takes P-256, and its keys are made in an instant.
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const serialBytes = 16;

/** The library is loaded on the first use only: a start without TLS, or with certificates at hand, does without it. */
async function loadLibrary() {
  await import('reflect-metadata');
  return import('@peculiar/x509');
}

/** A certificate authority that can vouch for the given hosts and for nothing else. */
export async function issueAuthority(issuance: Issuance): Promise<KeyedCertificate> {
  const x509 = await loadLibrary();
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const serialNumber = newSerial(issuance.random);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber,
    // The serial tells this authority from one that it replaces: trust stores find issuers by name.
    name: [{ CN: [`Partnerite local authority ${serialNumber.slice(0, 8)}`] }],
    notBefore: issuance.notBefore,
    notAfter: issuance.notAfter,
    keys,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      // What it signs is for servers: never for clients, mail or programs.
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.Extension(nameConstraintsOid, true, permittedNames(issuance.hosts)),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate: pem(certificate.toString('pem')), key: await exportKey(keys.privateKey) };
}

/** A server certificate for the hosts, signed by the authority. */
export async function issueServerCertificate(
  issuance: Issuance,
  authority: KeyedCertificate,
): Promise<KeyedCertificate> {
  const x509 = await loadLibrary();
  const issuer = new x509.X509Certificate(authority.certificate);
  const signingKey = await importKey(authority.key);
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const names = issuance.hosts.map((host) => ({
    type: isIP(host) === 0 ? ('dns' as const) : ('ip' as const),
    value: host,
  }));
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: newSerial(issuance.random),
    subject: [{ CN: ['Partnerite local server'] }],
    issuer: issuer.subjectName,
    notBefore: issuance.notBefore,
    notAfter: issuance.notAfter,
    publicKey: keys.publicKey,
    signingKey,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(names),
      await x509.AuthorityKeyIdentifierExtension.create(await issuer.publicKey.export()),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate: pem(certificate.toString('pem')), key: await exportKey(keys.privateKey) };
}

/** A positive number of at most 20 bytes (RFC 5280, section 4.1.2.2). */
function newSerial(random: Random): string {
  const bytes = Uint8Array.from(random.bytes(serialBytes));
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return Buffer.from(bytes).toString('hex');
}

function pem(text: string): string {
  return `${text.trim()}\n`;
}

async function exportKey(key: Key): Promise<string> {
  const der = Buffer.from(await crypto.subtle.exportKey('pkcs8', key)).toString('base64');
  return `-----BEGIN PRIVATE KEY-----\n${der.replaceAll(/.{64}(?=.)/g, '$&\n')}\n-----END PRIVATE KEY-----\n`;
}

async function importKey(text: string): Promise<Key> {
  const der = Buffer.from(text.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64');
  return crypto.subtle.importKey('pkcs8', der, algorithm, false, ['sign']);
}
