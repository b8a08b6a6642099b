import type { Agreement, AgreementType, NewAgreement } from '@partnerite/contract/resources/agreement.ts';
import { auditRecord } from '../audit/record.ts';
import { relatedCustomer } from '../customers/relationship.ts';
import { newGuid } from '../identifiers.ts';
import type { Context, Handler, Partially } from '../operation.ts';
import { type Problem, refuse, refuseProblems } from '../refusal.ts';
import { jsonAnswer, jsonBytes } from '../resources/json-answer.ts';
import { firstVersion, listStored, maxListed } from '../resources/stored-resource.ts';
import type { Change } from '../store/writes.ts';
import { templateById, templatesOf } from './agreement-templates.ts';
import { readDateAgreed } from './date-agreed.ts';

const kind = 'agreement';

/** How far ahead of UTC a date without an offset may be, in milliseconds: it can be that of any time zone. */
const timeZones = 24 * 60 * 60 * 1000;

export const getCustomerAgreements: Handler<'getCustomerAgreements'> = {
  run: async (context, { path: { customerId }, query: { agreementType } }) => {
    await relatedCustomer(context, customerId);
    const stored = await listStored<Agreement>(context, kind, customerId);
    const types = new Set<AgreementType>(templatesOf(agreementType).map(({ type }) => type));
    const items = stored.filter(({ value }) => types.has(value.type)).map(({ value }) => listed(value));
    // The published lists of agreements have nothing but these two members.
    return jsonAnswer({ totalCount: items.length, items });
  },
};

/** As lists show it: with the link, without who confirmed it. */
function listed({ userId: _userId, ...agreement }: Agreement): Agreement {
  const template = templateById(agreement.templateId);
  return template === undefined ? agreement : { ...agreement, agreementLink: template.link };
}

export const createCustomerAgreement: Handler<'createCustomerAgreement'> = {
  check: async (body) => agreementProblems(body),
  run: async (context, { path: { customerId }, body }) => {
    const customer = await relatedCustomer(context, customerId);
    const agreement = agreementOf(context, body);
    if (Date.parse(agreement.dateAgreed) > context.now + timeZones) {
      refuseProblems([{ path: 'dateAgreed', message: 'must not be in the future' }]);
    }
    const audit = auditRecord(context, {
      customerId,
      customerName: customer.companyName,
      resourceType: 'agreement',
      operationType: 'create_agreement',
      newValue: jsonBytes(agreement),
    });
    const key = { kind, owner: customerId, id: newGuid(context.random) };
    const placement = { order: agreement.dateAgreed, uniqueKey: identityOf(customerId, agreement) };
    const resource = firstVersion(key, agreement, placement);
    const change: Change = { kind: 'putResource', resource, expectedVersion: 0, limit: maxListed };
    const committed = await context.commit({ change, audit }, jsonAnswer(agreement));
    if (committed.kind === 'done') return committed.answer;
    if (committed.kind === 'limitMet') return refuse('limitMet', { values: [`${maxListed}`] });
    // Otherwise there is the same confirmation already, or the customer went meanwhile.
    await relatedCustomer(context, customerId);
    return refuse('agreementExists');
  },
};

function agreementProblems({ templateId, dateAgreed, type }: Partially<NewAgreement>): readonly Problem[] {
  const problems: Problem[] = [];
  if (templateId !== undefined) {
    const template = templateById(templateId);
    if (template === undefined) {
      problems.push({ path: 'templateId', message: 'must be the id of a template from GET /v1/agreements' });
    } else if (type !== undefined && template.type !== type) {
      problems.push({ path: 'templateId', message: `must be the id of a template of the type ${type}` });
    }
  }
  if (dateAgreed !== undefined && readDateAgreed(dateAgreed) === undefined) {
    problems.push({ path: 'dateAgreed', message: 'must be a date, or a date and time, in ISO 8601' });
  }
  return problems;
}

function agreementOf(
  { principal }: Context,
  { primaryContact, templateId, dateAgreed, type }: NewAgreement,
): Agreement {
  const { userId } = principal;
  return {
    ...(userId === undefined ? {} : { userId }),
    primaryContact,
    templateId: templateId.toLowerCase(),
    dateAgreed: readDateAgreed(dateAgreed) ?? dateAgreed,
    type,
  };
}

/** A customer can confirm an agreement anew only with another name, e-mail address or phone number, as published. */
function identityOf(customerId: string, { type, primaryContact }: Agreement): string {
  const { firstName, lastName, email, phoneNumber = '' } = primaryContact;
  return JSON.stringify([customerId, type, firstName, lastName, email, phoneNumber]);
}
