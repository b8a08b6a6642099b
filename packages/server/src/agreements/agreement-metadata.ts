import type { AgreementMetadata } from '@partnerite/contract/resources/agreement.ts';
import type { Handler } from '../operation.ts';
import { listAnswer } from '../resources/json-answer.ts';
import { templatesOf } from './agreement-templates.ts';

export const getAgreementMetadata: Handler<'getAgreementMetadata'> = {
  run: async (_context, { query: { agreementType } }) => {
    const items = templatesOf(agreementType).map(
      ({ id, type, link, versionRank }): AgreementMetadata => ({
        templateId: id,
        agreementType: type,
        agreementLink: link,
        versionRank,
      }),
    );
    const self = agreementType === undefined ? '/agreements' : `/agreements?agreementType=${agreementType}`;
    return listAnswer(items, self);
  },
};
