import type { Qualification, SingleQualification } from '@partnerite/contract/resources/qualification.ts';
import { relatedCustomer } from '../customers/relationship.ts';
import type { Handler } from '../operation.ts';
import { type Problem, refuseProblems } from '../refusal.ts';
import { jsonAnswer } from '../resources/json-answer.ts';
import { changeQualifications, readQualifications, type StoredQualification } from './stored-qualifications.ts';

/** What the older form calls the qualifications it knows. */
const singleNames: Readonly<Partial<Record<Qualification['qualification'], SingleQualification>>> = {
  Education: 'education',
  GovernmentCommunityCloud: 'government_community_cloud',
};

export const getCustomerQualification: Handler<'getCustomerQualification'> = {
  run: async (context, { path: { customerId } }) => {
    await relatedCustomer(context, customerId);
    const stored = await readQualifications(context, customerId);
    const approved = stored.findLast(isSingle);
    return jsonAnswer((approved && singleNames[approved.qualification]) ?? 'none');
  },
};

/** Whether it is in force and one that the older form knows. */
function isSingle({ qualification, vettingStatus }: StoredQualification): boolean {
  return vettingStatus === 'Approved' && singleNames[qualification] !== undefined;
}

export const updateCustomerQualification: Handler<'updateCustomerQualification'> = {
  run: async (context, { path: { customerId }, query: { code }, body }) => {
    refuseProblems(problemsOf(body, code));
    const entry: StoredQualification = {
      qualification: body === 'education' ? 'Education' : 'GovernmentCommunityCloud',
      vettingStatus: 'Approved',
      vettingCreateDate: new Date(context.now).toISOString(),
    };
    // It sets the one qualification there is: others that it knows go, those that it does not know stay.
    return changeQualifications(context, customerId, {
      change: (current) => [...current.filter(({ qualification }) => singleNames[qualification] === undefined), entry],
      code: body === 'education' ? undefined : code,
      answer: jsonAnswer(body),
    });
  },
};

function problemsOf(qualification: SingleQualification, code: string | undefined): readonly Problem[] {
  if (qualification === 'none' || qualification === 'nonprofit') {
    return [{ path: '', message: 'must be education or government_community_cloud' }];
  }
  if (qualification === 'government_community_cloud' && code === undefined) {
    return [{ path: 'code', message: 'is required for government_community_cloud' }];
  }
  return [];
}
