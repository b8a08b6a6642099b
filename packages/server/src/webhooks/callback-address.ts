import { BlockList, isIP } from 'node:net';

/** Where events may be posted to. */
export interface CallbackRules {
  /** Whether this IP address may be connected to. */
  admits(address: string): boolean;
  /** What is wrong with a callback address, as far as that can be told without asking for the addresses of its host. */
  problemOf(url: string): string | undefined;
}

export interface CallbackRuleOptions {
  /** The server itself is on loopback, so whoever can register can reach loopback anyway. */
  readonly allowLoopback: boolean;
  /** Further addresses and networks, e.g. `10.1.0.0/16`. */
  readonly allowedNetworks: readonly string[];
}

/**
 * Networks that no public receiver is in (IANA special-purpose address registries for IPv4 and IPv6), and the one public
 * address behind which Azure has its host agent.
 */
const refusedNetworks = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.0.2.0/24', '192.31.196.0/24', '192.52.193.0/24', '192.88.99.0/24', '192.168.0.0/16'],
  ...['192.175.48.0/24', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/3', '168.63.129.16/32'],
  ...['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20'],
];
/** Global unicast; all other IPv6 addresses are special, those that hold an IPv4 address among them. */
const publicIpv6 = ['2000::/3'];
const loopback = ['127.0.0.0/8', '::1/128'];

/** @throws TypeError naming a network that is none */
export function callbackRules({ allowLoopback, allowedNetworks }: CallbackRuleOptions): CallbackRules {
  const refused = networks(refusedNetworks);
  const global = networks(publicIpv6);
  const allowed = networks([...allowedNetworks, ...(allowLoopback ? loopback : [])]);
  const admits = (address: string): boolean => {
    const version = isIP(address);
    if (version === 0 || address.includes('%')) return false;
    const family = version === 4 ? 'ipv4' : 'ipv6';
    // Written as IPv6, an IPv4 address would match the networks of both.
    const mapped = version === 6 && new URL(`http://[${address}]`).hostname.startsWith('[::ffff:');
    if (!mapped && allowed.check(address, family)) return true;
    return !refused.check(address, family) && (version === 4 || global.check(address, family));
  };
  return { admits, problemOf: (url) => problemOf(url, admits) };
}

function problemOf(text: string, admits: CallbackRules['admits']): string | undefined {
  const url = URL.parse(text);
  const [, authority] = /^https?:\/\/([^/\\?#]+)/i.exec(text) ?? [];
  if (url === null || authority === undefined) return 'must be an address such as https://example.com/events';
  if (authority.includes('@')) return 'must not name a user';
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIP(host) === 0) return undefined;
  // 127.0.0.1 can also be written 2130706433, 0x7f.1 or in letters of full width: nobody honest does.
  if (isIP(host) === 4 && authority.replace(/:\d*$/, '') !== host) {
    return 'must write an IP address in its usual form';
  }
  return admits(host) ? undefined : 'must not be a private, local or special address';
}

function networks(list: readonly string[]): BlockList {
  const found = new BlockList();
  for (const network of list) {
    const [address = '', prefix] = network.split('/');
    const version = isIP(address);
    const longest = version === 4 ? 32 : 128;
    const bits = prefix === undefined ? longest : /^\d{1,3}$/.test(prefix) ? Number(prefix) : Number.NaN;
    if (version === 0 || !(bits <= longest)) throw new TypeError(`webhooks.allowedNetworks: ${network} is no network`);
    found.addSubnet(address, bits, version === 4 ? 'ipv4' : 'ipv6');
  }
  return found;
}
