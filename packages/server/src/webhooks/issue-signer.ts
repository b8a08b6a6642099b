import type { Random } from '../operation.ts';

/** What is kept with the data. Everything is PEM. */
export interface SignerRecord {
  /** What receivers must trust. */
  readonly root: string;
  readonly certificate: string;
  readonly key: string;
}

/** The one organisation that the certificates name; never the vendor's. */
export const signerOrganization = 'Partnerite';

const rsa = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
} as const;
const lifetime = 10 * 365 * 24 * 60 * 60_000;
/** Tolerates receivers whose clock is behind, in milliseconds. */
const backdated = 24 * 60 * 60_000;
const serialBytes = 16;

/**
 * A root, and a signer below it. The key of the root is forgotten: it will never vouch for anything else.
 * @param now Unix milliseconds
 */
export async function issueSigner(random: Random, now: number): Promise<SignerRecord> {
  await import('reflect-metadata');
  const x509 = await import('@peculiar/x509');
  const newKeys = () => crypto.subtle.generateKey(rsa, true, ['sign', 'verify']);
  const [rootKeys, keys] = await Promise.all([newKeys(), newKeys()]);
  const rootSerial = newSerial(random);
  const common = {
    notBefore: new Date(now - backdated),
    notAfter: new Date(now + lifetime),
    signingAlgorithm: rsa,
  };
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    ...common,
    serialNumber: rootSerial,
    // The serial tells this root from those of other installations: trust stores find issuers by name.
    name: [{ CN: [`Partnerite webhooks root ${rootSerial.slice(0, 8)}`] }, { O: [signerOrganization] }],
    keys: rootKeys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(rootKeys.publicKey),
    ],
  });
  const certificate = await x509.X509CertificateGenerator.create({
    ...common,
    serialNumber: newSerial(random),
    subject: [{ CN: ['Partnerite webhooks'] }, { O: [signerOrganization] }],
    issuer: root.subjectName,
    publicKey: keys.publicKey,
    signingKey: rootKeys.privateKey,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      await x509.AuthorityKeyIdentifierExtension.create(rootKeys.publicKey),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return {
    root: `${root.toString('pem').trim()}\n`,
    certificate: `${certificate.toString('pem').trim()}\n`,
    key: await exportKey(keys.privateKey),
  };
}

/** A positive number of at most 20 bytes (RFC 5280, section 4.1.2.2). */
function newSerial(random: Random): string {
  const bytes = Uint8Array.from(random.bytes(serialBytes));
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return Buffer.from(bytes).toString('hex');
}

async function exportKey(key: Parameters<typeof crypto.subtle.exportKey>[1]): Promise<string> {
  const der = Buffer.from(await crypto.subtle.exportKey('pkcs8', key)).toString('base64');
  return `-----BEGIN PRIVATE KEY-----\n${der.replaceAll(/.{64}(?=.)/g, '$&\n')}\n-----END PRIVATE KEY-----\n`;
}
