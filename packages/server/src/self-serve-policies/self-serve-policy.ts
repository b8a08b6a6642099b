import type {
  NewSelfServePolicy,
  SelfServePolicy,
  SelfServePolicyUpdate,
} from '@partnerite/contract/resources/self-serve-policy.ts';
import { auditRecord } from '../audit/record.ts';
import { relatedCustomer } from '../customers/relationship.ts';
import { newGuid } from '../identifiers.ts';
import type { Answer, Context, Handler, Partially } from '../operation.ts';
import type { Precondition } from '../precondition.ts';
import { type Problem, refuse } from '../refusal.ts';
import { basisOf, checkBasis } from '../resources/basis.ts';
import { jsonAnswer, jsonBytes, listAnswer } from '../resources/json-answer.ts';
import { firstVersion, listStored, nextVersion, readStored, type Stored } from '../resources/stored-resource.ts';
import type { ResourceKey } from '../store/resources.ts';

const kind = 'selfServePolicy';

export const selfServePolicyHandlers = {
  getSelfServePolicies: {
    run: async (context, { query }) => {
      const customerId = query.entity_id.toLowerCase();
      await relatedCustomer(context, customerId);
      const policies = await listStored<SelfServePolicy>(context, kind, customerId);
      return listAnswer(
        policies.map(({ value }) => value),
        `/SelfServePolicy?entity_id=${customerId}`,
      );
    },
  } satisfies Handler<'getSelfServePolicies'>,

  createSelfServePolicy: {
    check: async (body) => permissionProblems(body),
    run: async (context, { body }) => {
      const key = keyOf(context, body);
      const customer = await relatedCustomer(context, key.owner);
      const policy = policyOf(context, key.id, body);
      const audit = auditRecord(context, {
        customerId: customer.id,
        customerName: customer.companyName,
        resourceType: 'self_serve_policy',
        operationType: 'create_self_serve_policy',
        newValue: jsonBytes(policy),
      });
      const change = { kind: 'putResource', resource: firstVersion(key, policy), expectedVersion: 0 } as const;
      const committed = await context.commit({ change, audit }, policyAnswer(policy));
      if (committed.kind === 'done') return committed.answer;
      // Unless the customer went while its policy was made, it has one already.
      await relatedCustomer(context, key.owner);
      return refuse('selfServePolicyExists');
    },
  } satisfies Handler<'createSelfServePolicy'>,

  updateSelfServePolicy: {
    check: async (body) => permissionProblems(body),
    run: async (context, { body, precondition }) => {
      if (body.id === undefined) return refuse('selfServePolicyIdWrong', { data: ['id'] });
      return update(context, body.id, body, precondition);
    },
  } satisfies Handler<'updateSelfServePolicy'>,

  getSelfServePolicy: {
    run: async (context, { path: { policyId } }) => {
      const { value } = await storedPolicy(context, policyId);
      return policyAnswer(value);
    },
  } satisfies Handler<'getSelfServePolicy'>,

  updateSelfServePolicyById: {
    check: async (body) => permissionProblems(body),
    run: async (context, { path: { policyId }, body, precondition }) => {
      if (body.id !== undefined && body.id.toLowerCase() !== policyId.toLowerCase()) {
        return refuse('selfServePolicyIdWrong', { data: ['id'] });
      }
      return update(context, policyId, body, precondition);
    },
  } satisfies Handler<'updateSelfServePolicyById'>,

  deleteSelfServePolicy: {
    run: async (context, { path: { policyId } }) => {
      for (;;) {
        const { resource, value } = await storedPolicy(context, policyId);
        const audit = auditRecord(context, {
          ...(await subjectOf(context, resource)),
          operationType: 'delete_self_serve_policy',
          oldValue: jsonBytes(value),
        });
        const change = { kind: 'removeResource', key: resource, expectedVersion: resource.version } as const;
        const committed = await context.commit({ change, audit }, {});
        if (committed.kind === 'done') return committed.answer;
      }
    },
  } satisfies Handler<'deleteSelfServePolicy'>,
};

function permissionProblems({ permissions = [] }: Partially<NewSelfServePolicy>): readonly Problem[] {
  const names = permissions.map((permission) => JSON.stringify([permission?.resource, permission?.action]));
  return names.flatMap((name, index) =>
    names.indexOf(name) < index ? [{ path: `permissions[${index}]`, message: 'is given more than once' }] : [],
  );
}

async function update(
  context: Context,
  id: string,
  body: SelfServePolicyUpdate,
  precondition: Precondition | undefined,
): Promise<Answer> {
  const basis = basisOf(body.attributes?.etag && unquoted(body.attributes.etag), precondition);
  for (;;) {
    const { resource, value } = await storedPolicy(context, id);
    if (keyOf(context, body).id !== resource.id) return refuse('selfServePolicyIdWrong', { data: ['id'] });
    checkBasis(context, basis, unquoted(value.attributes.etag));
    const policy = policyOf(context, resource.id, body);
    const audit = auditRecord(context, {
      ...(await subjectOf(context, resource)),
      operationType: 'update_self_serve_policy',
      oldValue: jsonBytes(value),
      newValue: jsonBytes(policy),
    });
    const next = nextVersion(resource, policy);
    const change = { kind: 'putResource', resource: next, expectedVersion: resource.version } as const;
    const committed = await context.commit({ change, audit }, policyAnswer(policy));
    if (committed.kind === 'done') return committed.answer;
  }
}

/** Grantor and entity name a policy: there is at most one for each customer. */
function keyOf({ principal }: Context, { selfServeEntity, grantor }: NewSelfServePolicy): ResourceKey {
  const [partner, customer] = [grantor.tenantID.toLowerCase(), selfServeEntity.tenantID.toLowerCase()];
  if (partner !== principal.partner) {
    refuse('invalidMembers', { values: ['grantor.tenantID must be the partner itself'], data: ['grantor.tenantID'] });
  }
  return { kind, owner: customer, id: `${partner}_${customer}` };
}

/** @throws Refusal `selfServePolicyNotFound` */
async function storedPolicy(context: Context, policyId: string): Promise<Stored<SelfServePolicy>> {
  const id = policyId.toLowerCase();
  const [, customer = ''] = id.split('_');
  const stored = await readStored<SelfServePolicy>(context, { kind, owner: customer, id });
  // One whose customer has ended the relationship is as good as gone.
  const related = stored && (await context.store.readCustomer(context.principal.partner, customer));
  return stored !== undefined && related !== undefined ? stored : refuse('selfServePolicyNotFound');
}

async function subjectOf(context: Context, { owner }: ResourceKey) {
  const { id, companyName } = await relatedCustomer(context, owner);
  return { customerId: id, customerName: companyName, resourceType: 'self_serve_policy' };
}

/** The next version of a policy. Its ETag is a GUID with quotes of its own, as published. */
function policyOf(context: Context, id: string, body: NewSelfServePolicy): SelfServePolicy {
  const { selfServeEntity, grantor, permissions } = body;
  return {
    id,
    selfServeEntity: { ...selfServeEntity, tenantID: selfServeEntity.tenantID.toLowerCase() },
    grantor: { ...grantor, tenantID: grantor.tenantID.toLowerCase() },
    permissions,
    attributes: { etag: `"${newGuid(context.random)}"`, objectType: 'SelfServePolicy' },
  };
}

function policyAnswer(policy: SelfServePolicy): Answer {
  return jsonAnswer(policy, unquoted(policy.attributes.etag));
}

function unquoted(etag: string): string {
  return etag.replaceAll('"', '');
}
