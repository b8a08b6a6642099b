import { isIP } from 'node:net';

/** The addresses under which clients may know this server; the first is the one it calls itself. */
export interface Origins {
  readonly canonical: string;
  readonly all: readonly string[];
  /**
   * Whether a request to that host is meant for us. On loopback only its own names are: a page from elsewhere whose name
   * is made to lead here (DNS rebinding) is not answered.
   */
  admits(host: string | undefined): boolean;
  /** The origin that a request's `Host` names if it is one of ours, else the canonical one: a forged header changes nothing. */
  forHost(host: string | undefined): string;
}

const loopbackNames = ['127.0.0.1', 'localhost', '[::1]'];

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** Whether nobody reaches the service but from its own machine: it listens on loopback, and no other name leads there. */
export function isLocalOnly({ host, publicUrl }: Pick<OriginOptions, 'host' | 'publicUrl'>): boolean {
  const name = publicUrl === undefined ? undefined : new URL(publicUrl).hostname.replace(/^\[|\]$/g, '');
  return isLoopback(host) && (name === undefined || isLoopback(name));
}

export interface OriginOptions {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  readonly publicUrl: string | undefined;
}

export function serverOrigins({ host, port, tls, publicUrl }: OriginOptions): Origins {
  const scheme = tls ? 'https' : 'http';
  const named = host.includes(':') ? `[${host}]` : host;
  const listening = host === '0.0.0.0' || host === '::' ? loopbackNames : [named];
  const names = isLoopback(host) ? [...new Set([named, ...loopbackNames])] : listening;
  const local = names.map((name) => new URL(`${scheme}://${name}:${port}`).origin);
  const all = publicUrl === undefined ? local : [new URL(publicUrl).origin, ...local];
  const canonical = all[0] ?? `${scheme}://localhost:${port}`;
  const byHost = new Map(all.map((origin) => [new URL(origin).host, origin]));
  const hostNames = new Set(all.map((origin) => new URL(origin).hostname));
  const admits = (given: string | undefined) =>
    given === undefined || byHost.has(given) || !isLoopback(host) || hostNames.has(hostName(given));
  return { canonical, all, admits, forHost: (given) => byHost.get(given?.toLowerCase() ?? '') ?? canonical };
}

/** Without the port, for a tunnel may change it. */
function hostName(host: string): string {
  return host.toLowerCase().replace(/:\d*$/, '');
}

/** The origins of a server that learns its port by listening. */
export interface ListeningOrigins {
  /** @throws Error before the server listens: nothing may ask so early */
  current(): Origins;
  listening(options: OriginOptions): Origins;
}

export function listeningOrigins(): ListeningOrigins {
  let origins: Origins | undefined;
  return {
    current() {
      if (origins === undefined) throw new Error('the origin was asked for before the server listened');
      return origins;
    },
    listening(options) {
      origins = serverOrigins(options);
      return origins;
    },
  };
}
