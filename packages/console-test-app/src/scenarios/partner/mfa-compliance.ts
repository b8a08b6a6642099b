import type { Scenario } from '../../scenario.ts';

export const mfaCompliance: Scenario = {
  name: 'MfaCompliance',
  group: 'Partner',
  title: 'Who made requests with and without multi-factor authentication in the last seven days',
  credentials: 'app+user',
  async run({ partner, show, check }) {
    const requests = await partner.partnerRequests.get();
    const asked = requests.items.findLast(({ operationName }) => operationName === 'Get /v{version}/partnerRequests');
    show({ requests: requests.totalCount, 'this one': asked?.requestDateTime, by: asked?.upn });
    check(asked !== undefined, 'The list holds the request that asked for it');

    const statuses = await partner.applicationMfaAdoptionStatus.get();
    const own = statuses.find(({ applicationId }) => applicationId === asked?.applicationId);
    show({
      application: own?.applicationName,
      day: own?.loginDate,
      'with a second factor': own && `${own.mfaCompliantRequestCount} of ${own.totalRequestCount}`,
    });
    check(own !== undefined && own.totalRequestCount > 0, 'The requests of its application are counted');

    const { items } = await partner.nonMfaCompliantPrincipals.get();
    for (const { upn, lastNonMfaCompliantRequestDateTime } of items) {
      show({ user: upn, 'last without a second factor': lastNonMfaCompliantRequestDateTime });
    }
    const listed = items.some(({ objectId }) => objectId === asked?.objectId);
    check(listed || asked?.mfaCompliant === true, 'Who asks without a second factor is listed');
  },
};
