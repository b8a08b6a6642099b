import type {
  ApplicationMfaAdoptionStatus,
  NonMfaCompliantPrincipal,
  PartnerRequest,
} from '@partnerite/contract/resources/mfa-compliance.ts';
import { parseMoment } from '../audit/dates.ts';
import type { Context, Handler } from '../operation.ts';
import { refuse } from '../refusal.ts';
import { jsonAnswer } from '../resources/json-answer.ts';
import { type LastRequest, millisecondsOfDay, type SeenRequest } from './partner-activity.ts';
import { slicedList } from './sliced-list.ts';

export const mfaComplianceHandlers = {
  getPartnerRequests: {
    run: async (context) => {
      const requests = await context.ledger.readRequests(context.principal.partner, context.now);
      return slicedList(requests, (request) => partnerRequest(context, request));
    },
  } satisfies Handler<'getPartnerRequests'>,

  getNonMfaCompliantPrincipals: {
    run: async (context) => {
      const withoutMfa = await context.ledger.readWithoutMfa(context.principal.partner, context.now);
      return slicedList(
        withoutMfa,
        (request): NonMfaCompliantPrincipal => ({
          ...userOf(context, request),
          lastNonMfaCompliantRequestDateTime: new Date(request.at).toISOString(),
        }),
      );
    },
  } satisfies Handler<'getNonMfaCompliantPrincipals'>,

  getApplicationMfaAdoptionStatus: {
    run: async (context, { query }) => {
      const first = dayOf('startDate', query.startDate) ?? Number.NEGATIVE_INFINITY;
      const last = dayOf('endDate', query.endDate) ?? Number.POSITIVE_INFINITY;
      if (first > last) refuse('invalidMembers', { values: ['endDate is before startDate'], data: ['endDate'] });
      const { partner } = context.principal;
      const applications = await context.ledger.readApplications(partner, context.now);
      const names = context.settings.knownPartners.get(partner)?.applications;
      return jsonAnswer(
        applications
          .filter(({ day }) => day >= first && day <= last)
          .map(
            ({ day, applicationId, mfa, total }): ApplicationMfaAdoptionStatus => ({
              loginDate: new Date(day * millisecondsOfDay).toISOString().slice(0, 'yyyy-mm-dd'.length),
              mfaCompliantRequestCount: mfa,
              totalRequestCount: total,
              applicationId,
              applicationName: names?.get(applicationId) ?? '',
            }),
          ),
      );
    },
  } satisfies Handler<'getApplicationMfaAdoptionStatus'>,
};

function partnerRequest(context: Context, request: SeenRequest): PartnerRequest {
  const { requestId, correlationId, operationName, at, ipAddress, applicationId, mfa } = request;
  return {
    requestId,
    correlationId,
    operationName,
    requestDateTime: new Date(at).toISOString(),
    ipAddress,
    ...userOf(context, request),
    applicationId,
    mfaCompliant: mfa,
  };
}

function userOf({ principal }: Context, { userId, userPrincipalName }: LastRequest) {
  return {
    ...(userId === undefined ? {} : { objectId: userId }),
    tenantId: principal.partner,
    ...(userPrincipalName === undefined ? {} : { upn: userPrincipalName }),
  };
}

/** @returns days since the beginning of 1970, UTC */
function dayOf(member: string, text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  const moment = parseMoment(text);
  if (moment === undefined) {
    return refuse('invalidMembers', { values: [`${member} must be a date such as 2026-05-20`], data: [member] });
  }
  return Math.floor(moment.at / millisecondsOfDay);
}
