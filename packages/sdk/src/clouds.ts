import { badInput } from './errors/bad-input.ts';
import { clouds } from './generated/wire.ts';

/** A cloud by name. `germany` was closed in October 2021. */
export type CloudName = keyof typeof clouds;

/** A service and the authority that issues its tokens. */
export interface Cloud {
  /** Where `/v1` is found, e.g. `http://127.0.0.1:4500`. */
  readonly apiRoot: string;
  /** Origin of the token authority, e.g. `http://127.0.0.1:4500`. */
  readonly authority: string;
  /** What tokens are asked for. @defaultValue the resource of the global cloud */
  readonly resource?: string | undefined;
  /** Allows `http:` to other hosts than this one. Tokens and secrets then travel unprotected. @defaultValue false */
  readonly allowInsecure?: boolean | undefined;
}

export type ResolvedCloud = Required<Pick<Cloud, 'apiRoot' | 'authority'>> & { readonly resource: string };

/** @throws PartnerError `BadInput` when an address is none, or is not protected */
export function resolveCloud(cloud: CloudName | Cloud): ResolvedCloud {
  if (typeof cloud === 'string') {
    const known = Object.hasOwn(clouds, cloud) ? clouds[cloud] : undefined;
    if (known === undefined) throw badInput(`There is no cloud ${cloud}; there are ${Object.keys(clouds).join(', ')}`);
    return { ...known, resource: known.apiRoot };
  }
  const { allowInsecure = false, resource = clouds.global.apiRoot } = cloud;
  return {
    apiRoot: address('apiRoot', cloud.apiRoot, allowInsecure),
    authority: address('authority', cloud.authority, allowInsecure),
    resource,
  };
}

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

function address(name: string, text: string, allowInsecure: boolean): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) throw badInput(`${name} is not an http address`, name);
  if (url.protocol === 'http:' && !allowInsecure && !loopback.test(url.hostname)) {
    throw badInput(`${name} is not protected: use https, or set allowInsecure for a network you trust`, name);
  }
  if (url.username !== '' || url.password !== '' || /[?#]/.test(text)) {
    throw badInput(`${name} must be an origin, at most with a path`, name);
  }
  let { href } = url;
  while (href.endsWith('/')) href = href.slice(0, -1);
  return href;
}
