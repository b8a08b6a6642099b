import type { AgreementSignatureStatus } from '@partnerite/contract/resources/agreement-signature-status.ts';
import { isGuid } from '../identifiers.ts';
import type { Answer, Context, Handler } from '../operation.ts';
import { refuse } from '../refusal.ts';
import { jsonAnswer } from '../resources/json-answer.ts';
import { findAccount } from './partner-account.ts';

/** The one programme whose agreement is known. */
const cloudSolutionProvider = 'csp';

export const getIndirectResellerAgreementStatus: Handler<'getIndirectResellerAgreementStatus'> = {
  run: async (context, { path: { programName }, query: { mpnId = '', tenantId = '' } }) => {
    if (programName.toLowerCase() !== cloudSolutionProvider) refuse('unknownPath');
    if (mpnId === '' && tenantId === '') refuse('agreementOfNobody', { data: ['mpnId', 'tenantId'] });
    if (mpnId !== '' && tenantId !== '') refuse('agreementOfTwo', { data: ['mpnId', 'tenantId'] });
    return mpnId === '' ? ofTenant(context, tenantId) : ofReseller(context, mpnId);
  },
};

const numeric = /^\d+$/;

/** By its number only a reseller is asked for: a partner's own number is refused as one of no reseller. */
async function ofReseller(context: Context, mpnId: string): Promise<Answer> {
  const data = ['mpnId'];
  if (!numeric.test(mpnId)) refuse('mpnIdNotNumeric', { data });
  const account = await findAccount(context, { mpnId });
  if (account === undefined) return refuse('mpnIdUnknown', { values: [mpnId], data });
  if (account.tenantId === context.principal.partner) refuse('mpnIdOfNoReseller', { values: [mpnId], data });
  return account.agreementSigned ? signed() : refuse('agreementNotSignedByMpnId', { values: [mpnId], data });
}

async function ofTenant(context: Context, tenantId: string): Promise<Answer> {
  const data = ['tenantId'];
  if (!isGuid(tenantId)) refuse('tenantIdNotGuid', { data });
  const account = await findAccount(context, { tenantId: tenantId.toLowerCase() });
  if (account === undefined) return refuse('accountNotFound', { values: [tenantId], data });
  return account.agreementSigned ? signed() : refuse('agreementNotSignedByTenant', { values: [tenantId], data });
}

/** What is not signed is published as a refusal, so there is one answer. */
function signed(): Answer {
  return jsonAnswer({ isAgreementSigned: true } satisfies AgreementSignatureStatus);
}
