import { PartnerError } from '../errors/partner-error.ts';

/** A public key, as far as it is looked at here. */
export interface PublicKey {
  readonly asymmetricKeyType?: string | undefined;
  readonly asymmetricKeyDetails?: { readonly modulusLength?: number | undefined } | undefined;
}

/** The members of `X509Certificate` that mean the same in Node, Deno and Bun. */
export interface X509 {
  /** The certificate, DER. */
  readonly raw: Uint8Array;
  readonly publicKey: PublicKey;
  /** Whether this key made the signature of the certificate. */
  verify(key: PublicKey): boolean;
}

/** What is used of `node:crypto`. Its types stay out: the SDK is compiled without those of Node. */
export interface NodeCrypto {
  readonly X509Certificate: new (der: Uint8Array) => X509;
  verify(algorithm: string, data: Uint8Array, key: PublicKey, signature: Uint8Array): boolean;
}

/**
 * `node:crypto` of the platform. It is asked for when it is needed: an import would keep the SDK out of browsers.
 * @throws PartnerError `BadInput` where there is none
 */
export function nodeCrypto(): NodeCrypto {
  const { process } = globalThis as { process?: { getBuiltinModule?: (id: string) => unknown } };
  const crypto = process?.getBuiltinModule?.('node:crypto');
  if (crypto) return crypto as NodeCrypto;
  throw new PartnerError({
    category: 'BadInput',
    description: 'Webhooks can be verified in Node 20.16 or later, Deno 2 and Bun only',
  });
}
