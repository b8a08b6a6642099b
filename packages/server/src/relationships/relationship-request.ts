import type { RelationshipRequest } from '@partnerite/contract/resources/partner-relationship.ts';
import type { Handler } from '../operation.ts';
import { refuseProblems } from '../refusal.ts';
import { jsonAnswer } from '../resources/json-answer.ts';

/** Where customers of the vendor accept the invitation of a partner, as published. */
const invitation = 'https://admin.microsoft.com/Adminportal/Home';
const invitationPage = '#/BillingAccounts/partner-invitation';

/**
 * The link is that of the live portal, for the partner's own tenant: Partnerite has no portal in which a customer could
 * accept. It asks for no delegated administration, as published.
 */
export const getRelationshipRequest: Handler<'getRelationshipRequest'> = {
  run: async ({ principal }, { query }) => {
    // The forms of the link for indirect partners are not published: any other answer would be a wrong link.
    const unsupported = Object.keys(query).map((path) => ({ path, message: 'is not supported' }));
    refuseProblems(unsupported);
    const parameters = new URLSearchParams({
      invType: 'ResellerRelationship',
      partnerId: principal.partner,
      msppId: '0',
      DAP: 'false',
    });
    const request: RelationshipRequest = {
      url: `${invitation}?${parameters}${invitationPage}`,
      attributes: { objectType: 'RelationshipRequest' },
    };
    return jsonAnswer(request);
  },
};
