import { isIP } from 'node:net';

/** Object identifier of the extension (RFC 5280, section 4.2.1.10). */
export const nameConstraintsOid = '2.5.29.30';

const sequenceTag = 0x30;
const permittedSubtreesTag = 0xa0;
const dnsNameTag = 0x82;
const ipAddressTag = 0x87;

/** DER of the extension's value: certificates below may name these hosts and no others. */
export function permittedNames(hosts: readonly string[]): Uint8Array<ArrayBuffer> {
  return tlv(sequenceTag, tlv(permittedSubtreesTag, concatenate(hosts.map(permittedSubtree))));
}

/** DER of what permits one host. */
export function permittedSubtree(host: string): Uint8Array<ArrayBuffer> {
  if (isIP(host) === 0) return tlv(sequenceTag, tlv(dnsNameTag, Buffer.from(host, 'ascii')));
  const address = addressBytes(host);
  // An address is constrained with a mask; a mask of ones leaves this one address.
  const mask = new Uint8Array(address.length).fill(0xff);
  return tlv(sequenceTag, tlv(ipAddressTag, concatenate([address, mask])));
}

/** @throws TypeError when the text is no IP address */
export function addressBytes(host: string): Uint8Array {
  if (isIP(host) === 4) return Uint8Array.from(host.split('.').map(Number));
  if (isIP(host) !== 6) throw new TypeError(`${host} is not an IP address`);
  const [left = '', right] = new URL(`http://[${host}]`).hostname.slice(1, -1).split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const [head, tail] = [groups(left), groups(right ?? '')];
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => '0');
  const all = [...head, ...zeros, ...tail].map((group) => Number.parseInt(group, 16));
  return Uint8Array.from(all.flatMap((group) => [group >> 8, group & 0xff]));
}

function tlv(tag: number, value: Uint8Array): Uint8Array<ArrayBuffer> {
  return concatenate([Uint8Array.of(tag, ...derLength(value.length)), value]);
}

function derLength(length: number): readonly number[] {
  if (length < 0x80) return [length];
  return length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
