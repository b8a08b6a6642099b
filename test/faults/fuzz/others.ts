import type { SeededRandom } from '../../seeded-random.ts';
import { foreignBody, hostileTexts } from './bodies.ts';
import { sentHeaders } from './headers.ts';
import type { FuzzRequest, Sender } from './requests.ts';
import { unknownId } from './world.ts';

const paths: readonly string[] = [
  ...['/', '/healthz', '/readyz', '/metrics', '/openapi.json', '/favicon.ico', '/index.html', '/v1', '/v1/', '/V1//x'],
  ...[
    '/partnerite/v1/x',
    '/webhooks/v1/',
    '/assets/../../package.json',
    '/..%2f..%2fpackage.json',
    '/.git/config',
    '*',
  ],
  ...[
    'http://other.example/v1/customers',
    '//v1/customers',
    '/v1/customers/..',
    '/v2/customers',
    '/%',
    '/\x80',
    '/v1;x',
  ],
];
const authorityPaths: readonly string[] = [
  ...['/common/discovery/keys', '/common/discovery/instance', '/generatetoken', '/{tenant}/oauth2/authorize'],
  ...['/{tenant}/.well-known/openid-configuration', '/{tenant}/v2.0/.well-known/openid-configuration'],
  ...[
    '/{tenant}/oauth2/token',
    '/{tenant}/oauth2/v2.0/token',
    '/{tenant}/oauth2/devicecode',
    '/{tenant}/oauth2/logout',
  ],
];
const formNames = [
  'grant_type',
  'client_id',
  'client_secret',
  'resource',
  'scope',
  'code',
  'refresh_token',
  'redirect_uri',
  'assertion',
  'state',
  'response_type',
  'prompt',
  '__proto__',
];
const formValues = [
  'client_credentials',
  'password',
  'refresh_token',
  'authorization_code',
  'device_code',
  'jwt_token',
  'code',
  'none',
  unknownId,
];

/** A request for a path that no operation has: health, pages, the authority, or nothing at all. */
export function otherRequest({
  random,
  host,
  sender,
}: {
  random: SeededRandom;
  host: string;
  sender: Sender;
}): FuzzRequest {
  const { world, other, token } = sender;
  const ofAuthority = random.chance(0.4);
  const tenant = random.pick([
    world.partner.tenant,
    unknownId,
    'contosopartner.onmicrosoft.com',
    'common',
    '%00',
    '..',
  ]);
  const path = random.pick(ofAuthority ? authorityPaths : paths).replace('{tenant}', tenant);
  const method = random.pick(['GET', 'GET', 'GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD']);
  const form = ofAuthority && random.chance(0.7);
  const content = form ? formText(random, world.partner.app) : foreignBody(random).text;
  const bodyHeaders = form ? ['Content-Type: application/x-www-form-urlencoded'] : [];
  const body = method === 'GET' || method === 'HEAD' ? '' : content;
  const query = ofAuthority && method === 'GET' ? `?${content}` : '';
  const asked = query.length < 10_000 && !/[^\x21-\x7e]/.test(query) ? query : '';
  const head = sentHeaders({ random, host, token, world, other, path, bodyHeaders });
  const length = body === '' ? '' : `\r\nContent-Length: ${body.length}`;
  return {
    text: `${method} ${path}${asked} HTTP/1.1\r\n${head.join('\r\n')}${length}\r\n\r\n${body}`,
    operation: 'other',
    method,
    path,
    owned: { id: unknownId, customer: unknownId },
    sender,
  };
}

function formText(random: SeededRandom, app: string): string {
  const values = [...formValues, app];
  const one = (): string => {
    const value = random.chance(0.7) ? random.pick(values) : random.pick(hostileTexts).slice(0, 2_000);
    return `${random.pick(formNames)}=${encodeURIComponent(value.toWellFormed())}`;
  };
  return Array.from({ length: 1 + random.below(6) }, one).join('&');
}
