import type {
  Qualification,
  QualificationRequest,
  RequestedQualification,
} from '@partnerite/contract/resources/qualification.ts';
import { relatedCustomer } from '../customers/relationship.ts';
import type { Handler } from '../operation.ts';
import { type Problem, refuseProblems } from '../refusal.ts';
import { jsonAnswer } from '../resources/json-answer.ts';
import { changeQualifications, readQualifications, type StoredQualification } from './stored-qualifications.ts';

export const getCustomerQualifications: Handler<'getCustomerQualifications'> = {
  run: async (context, { path: { customerId } }) => {
    await relatedCustomer(context, customerId);
    const stored = await readQualifications(context, customerId);
    return jsonAnswer(stored.map(listed));
  },
};

/** The date under both of its names: the published lists have one or the other. */
function listed(stored: StoredQualification): Qualification {
  const { vettingCreateDate } = stored;
  return {
    ...requested(stored),
    ...(vettingCreateDate === undefined ? {} : { vettingCreatedDate: vettingCreateDate }),
  };
}

function requested({ educationSegment: _segment, website: _website, ...shown }: StoredQualification) {
  return shown;
}

export const createCustomerQualification: Handler<'createCustomerQualification'> = {
  run: async (context, { path: { customerId }, query: { code }, body }) => {
    refuseProblems(requestProblems(body, code));
    const { qualification, educationSegment, website, validationCode } = body;
    const asked: RequestedQualification = {
      qualification,
      ...vettingOf(qualification),
      ...(qualification === 'StateOwnedEntity' ? {} : { vettingCreateDate: new Date(context.now).toISOString() }),
    };
    const entry: StoredQualification = {
      ...asked,
      ...(educationSegment === undefined ? {} : { educationSegment }),
      ...(website === undefined ? {} : { website }),
    };
    return changeQualifications(context, customerId, {
      change: (current) => [...current.filter((one) => one.qualification !== qualification), entry],
      code: qualification === 'GovernmentCommunityCloud' ? (validationCode ?? code) : undefined,
      answer: jsonAnswer(asked),
    });
  },
};

/** A `code` in the query marks the older form, which knew no segments. */
function requestProblems(
  { qualification, educationSegment, validationCode }: QualificationRequest,
  code: string | undefined,
): readonly Problem[] {
  if (qualification === 'Education' && educationSegment === undefined && code === undefined) {
    return [{ path: 'educationSegment', message: 'is required for Education: K12 or HigherEducation' }];
  }
  if (qualification === 'GovernmentCommunityCloud' && validationCode === undefined && code === undefined) {
    return [{ path: 'validationCode', message: 'is required for GovernmentCommunityCloud' }];
  }
  return [];
}

/**
 * Whether somebody still has to look into it. Nobody does here: education stays in review unless the older form of the
 * operation sets it. A validation code says that the vetting of a government customer is over.
 */
function vettingOf(
  qualification: QualificationRequest['qualification'],
): Pick<RequestedQualification, 'vettingStatus'> {
  switch (qualification) {
    case 'Education':
      return { vettingStatus: 'InReview' };
    case 'GovernmentCommunityCloud':
      return { vettingStatus: 'Approved' };
    case 'StateOwnedEntity':
      return {};
  }
}
