import type { AgreementDocument } from '@partnerite/contract/resources/agreement.ts';
import type { Handler } from '../operation.ts';
import { refuse } from '../refusal.ts';
import { jsonAnswer } from '../resources/json-answer.ts';
import { defaultCountry, defaultLanguage, documentLanguage, hasDocument, templateById } from './agreement-templates.ts';
import { documentPath } from './document-page.ts';

/** How long the links of a document can be followed, in milliseconds: five minutes, as published. */
const linkLifetime = 5 * 60 * 1000;

/**
 * There is no text of the vendor's here to show. The links lead to a page of this service that says so and names the
 * vendor's own.
 */
export const getAgreementDocument: Handler<'getAgreementDocument'> = {
  run: async ({ settings, now }, { path: { templateId }, query }) => {
    const template = templateById(templateId);
    // Only this agreement has a document for each country; the older one is a single page at its link.
    if (template?.type !== 'MicrosoftCustomerAgreement') {
      return refuse('agreementTemplateNotFound', { values: [templateId], data: ['templateId'] });
    }
    const { country = defaultCountry } = query;
    if (!hasDocument(country)) {
      return refuse('invalidMembers', {
        values: ['country must be a supported ISO 3166-1 alpha-2 code in upper case'],
        data: ['country'],
      });
    }
    const language = documentLanguage(country, query.language ?? defaultLanguage);
    const link = { templateId: template.id, country, language, expires: now + linkLifetime };
    const document: AgreementDocument = {
      displayUri: `${settings.origin()}${documentPath({ ...link, disposition: 'inline' })}`,
      downloadUri: `${settings.origin()}${documentPath({ ...link, disposition: 'attachment' })}`,
      language,
      country,
      versionRank: template.versionRank,
    };
    return jsonAnswer(document);
  },
};
