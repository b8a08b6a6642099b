import type { Json } from '../../../packages/server/test/api-client.ts';
import type { WireAnswer } from '../wire-connection.ts';
import { kindOfOperation } from './paths.ts';
import type { FuzzRequest } from './requests.ts';
import type { Kind, PartnerWorld } from './world.ts';

/** What the answer of an operation tells of, and where in it the id is. */
interface Telling {
  readonly kind: Kind;
  readonly idOf: (body: Json) => unknown;
}

const id = (body: Json): unknown => body.id;
const tellings: ReadonlyMap<string, Telling> = new Map<string, Telling>([
  ['createCustomer', { kind: 'customer', idOf: id }],
  ['createCustomerUser', { kind: 'user', idOf: id }],
  ['createSandboxIndirectReseller', { kind: 'reseller', idOf: (body) => body.tenant.id }],
  ['createSelfServePolicy', { kind: 'policy', idOf: id }],
  ['createApplicationConsent', { kind: 'consent', idOf: (body) => body.applicationId }],
  ['createWebhookValidationEvent', { kind: 'event', idOf: (body) => body.correlationId }],
  ['createInternalAppWebhookValidationEvent', { kind: 'event', idOf: (body) => body.correlationId }],
]);
const lists: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['listCustomers', 'customer'],
  ['getCustomerUsers', 'user'],
  ['getAuditRecords', 'record'],
  ['getAuditRecordsOfAuditService', 'record'],
  ['getSelfServePolicies', 'policy'],
  ['getWebhookDeliveries', 'event'],
  ['getOfflineWebhookEvents', 'event'],
]);

/** Notes what an answer has told its partner: what there is, what is gone, versions, tokens that go on. */
export function learn(request: FuzzRequest, { status, head, body }: WireAnswer): void {
  const { sender, operation, path, owned, method } = request;
  if (!sender.known || operation === 'other') return;
  const { world } = sender;
  if (status === 204 && method === 'DELETE') world.remove(kindOfOperation(operation), owned.id);
  if (status === 404 && path.endsWith(owned.id)) world.remove(kindOfOperation(operation), owned.id);
  if (status === 403 && body.includes('"code":20002') && path.includes(owned.customer))
    world.remove('customer', owned.customer);
  if (status !== 200 && status !== 201) return;
  const etag = /\r\netag: "([^"]+)"/i.exec(head)?.[1];
  if (etag !== undefined) world.noteETag(path, etag);
  if (body === '' || !(tellings.has(operation) || lists.has(operation))) return;
  learnIds(request, JSON.parse(Buffer.from(body, 'latin1').toString()), world);
}

function learnIds({ operation, owned }: FuzzRequest, body: Json, world: PartnerWorld): void {
  const note = (kind: Kind, told: unknown) => {
    if (typeof told !== 'string') return;
    world.add(kind, { id: told, customer: kind === 'customer' ? told : owned.customer });
  };
  const telling = tellings.get(operation);
  if (telling !== undefined) note(telling.kind, telling.idOf(body));
  const kind = lists.get(operation);
  if (kind !== undefined) for (const item of body.items ?? []) note(kind, item.id);
  if (body.continuationToken !== undefined) note('token', body.continuationToken);
  if (operation !== 'createCustomer') return;
  world.noteDomain(body.id, body.companyProfile.domain);
  for (const told of [body.commerceId, body.billingProfile.id]) if (told !== body.id) world.secretIds.add(told);
}
