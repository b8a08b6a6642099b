import { readFileSync } from 'node:fs';

/** Where a PostgreSQL database is and how it is spoken to: what a `postgres://` address says. */
export interface DatabaseAddress {
  /** Tried in their order until one takes writes. */
  readonly hosts: readonly { readonly host: string; readonly port: number }[];
  /** Folder of the server's socket, in place of hosts. */
  readonly socketFolder: string | undefined;
  readonly user: string;
  readonly password: string | undefined;
  readonly database: string;
  readonly tls: Tls;
  /** The tables' own schema, made when it is not there; the server's default unless given. */
  readonly schema: string | undefined;
  /** Most connections of one node. */
  readonly connections: number;
  /** How long one statement may take, in milliseconds. */
  readonly statementTimeout: number;
  /** How long it may take to connect, in milliseconds. */
  readonly connectTimeout: number;
  /** `false` where a pooler between hands each statement to another connection. */
  readonly prepare: boolean;
}

/** As `sslmode` says it. `false` speaks without TLS; `prefer` takes what the server offers. */
export type Tls = false | 'prefer' | CheckedTls;

export interface CheckedTls {
  /** What of the server's certificate is checked: who signed it, and whether it is in the name of the host. */
  readonly checks: 'nothing' | 'authority' | 'authority and name';
  /** PEM of the authority; those of the system unless given. */
  readonly ca?: string;
}

const form =
  /^postgres(?:ql)?:\/\/(?:(?<user>[^:@/?]*)(?::(?<password>[^@/?]*))?@)?(?<hosts>[^/?@]*)(?:\/(?<database>[^?]*))?(?:\?(?<query>.*))?$/;
const defaultPort = 5432;

const defaults = { connections: 20, statementTimeout: 10_000, connectTimeout: 5_000 };

const known = [
  'host',
  'port',
  'user',
  'password',
  'dbname',
  'sslmode',
  'sslrootcert',
  'schema',
  'connections',
  'statement_timeout',
  'connect_timeout',
  'prepare',
  'application_name',
];

/**
 * Reads an address such as `postgres://user:password@db1:5432,db2:5432/partnerite?sslmode=verify-full`.
 * @throws TypeError for what makes no sense; its message never shows the password
 */
export function parseAddress(address: string): DatabaseAddress {
  const parts = form.exec(address)?.groups;
  if (parts === undefined) throw new TypeError('must be an address such as postgres://user@host:5432/name');
  const query = new URLSearchParams(parts.query ?? '');
  const unknown = [...query.keys()].find((name) => !known.includes(name));
  if (unknown !== undefined) throw new TypeError(`${unknown} is no parameter of the address`);
  const host = query.get('host') ?? decodeURIComponent(parts.hosts ?? '');
  const port = query.get('port') ?? undefined;
  const user = query.get('user') ?? decodeURIComponent(parts.user ?? '');
  if (user === '') throw new TypeError('names no user: postgres://user@host:5432/name');
  const isSocket = host.startsWith('/');
  return {
    hosts: hostsOf(isSocket || host === '' ? 'localhost' : host, port),
    socketFolder: isSocket ? host : undefined,
    user,
    password: query.get('password') ?? (parts.password === undefined ? undefined : decodeURIComponent(parts.password)),
    database: query.get('dbname') ?? (decodeURIComponent(parts.database ?? '') || user),
    tls: isSocket ? false : tlsOf(query.get('sslmode') ?? 'prefer', query.get('sslrootcert') ?? undefined),
    schema: schemaOf(query.get('schema') ?? undefined),
    connections: wholeNumber(query, 'connections', defaults.connections, 2),
    statementTimeout: wholeNumber(query, 'statement_timeout', defaults.statementTimeout, 100),
    connectTimeout: 1_000 * wholeNumber(query, 'connect_timeout', defaults.connectTimeout / 1_000, 1),
    prepare: query.get('prepare') !== 'false',
  };
}

function hostsOf(list: string, port: string | undefined): DatabaseAddress['hosts'] {
  return list.split(',').map((entry) => {
    const { name, own } = /^(?<name>\[[^\]]+\]|[^:]+)(?::(?<own>\d+))?$/.exec(entry)?.groups ?? {};
    const number = Number(own ?? port ?? defaultPort);
    if (name === undefined || !(number > 0 && number < 65_536)) throw new TypeError(`${entry} is no host`);
    return { host: name.replace(/^\[(.*)\]$/, '$1'), port: number };
  });
}

/** The words are those of PostgreSQL's own clients (libpq, "SSL Support"). */
function tlsOf(mode: string, rootFile: string | undefined): Tls {
  switch (mode) {
    case 'disable':
      return false;
    case 'allow':
    case 'prefer':
      return 'prefer';
    case 'require':
      // As there: a root certificate that is given is not given for nothing.
      return rootFile === undefined ? { checks: 'nothing' } : tlsOf('verify-ca', rootFile);
    case 'verify-ca':
      return { checks: 'authority', ...authority(rootFile) };
    case 'verify-full':
      return { checks: 'authority and name', ...authority(rootFile) };
    default:
      throw new TypeError(`sslmode ${mode} is not known`);
  }
}

function authority(rootFile: string | undefined): { ca?: string } {
  if (rootFile === undefined || rootFile === 'system') return {};
  try {
    return { ca: readFileSync(rootFile, 'utf8') };
  } catch (cause) {
    throw new TypeError(`sslrootcert ${rootFile} cannot be read`, { cause });
  }
}

function schemaOf(name: string | undefined): string | undefined {
  if (name !== undefined && !/^[a-z_][a-z0-9_]{0,62}$/.test(name)) {
    throw new TypeError('schema must be lower-case letters, digits and _');
  }
  return name;
}

function wholeNumber(query: URLSearchParams, name: string, fallback: number, least: number): number {
  const given = query.get(name);
  if (given === null) return fallback;
  const number = Number(given);
  if (!/^\d{1,7}$/.test(given) || number < least) throw new TypeError(`${name} must be a whole number from ${least}`);
  return number;
}
