import { domainKey } from '../customers/name-key.ts';
import type { Context, Handler } from '../operation.ts';
import { refuse } from '../refusal.ts';
import { jsonAnswer } from '../resources/json-answer.ts';

/** What the first domain of a customer ends in. */
const initialDomainSuffix = '.onmicrosoft.com';

/** One part of a domain name (RFC 1035, section 2.3.1, and RFC 1123, section 2.1). */
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** Longest domain name, in characters. */
const maxDomainLength = 253;

export const domainHandlers = {
  checkDomainAvailability: {
    run: async (context, { path: { domain } }) => {
      const key = domainKey(domain);
      const labels = key.split('.');
      if (key.length > maxDomainLength || labels.length < 2 || !labels.every((each) => label.test(each))) {
        return refuse('invalidMembers', { values: ['domain must be a domain name'], data: ['domain'] });
      }
      return (await isTaken(context, key)) ? {} : refuse('domainFree', { values: [key] });
    },
  } satisfies Handler<'checkDomainAvailability'>,

  checkDomainPrefixAvailability: {
    run: async (context, { path: { domainPrefix } }) => {
      const key = domainKey(domainPrefix);
      if (!label.test(key)) {
        return refuse('invalidMembers', {
          values: [`domainPrefix must be what stands before ${initialDomainSuffix}`],
          data: ['domainPrefix'],
        });
      }
      return jsonAnswer(!(await isTaken(context, `${key}${initialDomainSuffix}`)));
    },
  } satisfies Handler<'checkDomainPrefixAvailability'>,
};

/** Domains are unique within a partner, so that nothing is told of another's. */
function isTaken({ principal, store }: Context, key: string): Promise<boolean> {
  return store.isDomainTaken(principal.partner, key);
}
