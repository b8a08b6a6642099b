import type { NewSandboxReseller } from '@partnerite/contract/resources/sandbox-reseller.ts';
import { checkAddress } from '../countries/address-rules.ts';
import { countryProblems } from '../countries/country-problem.ts';
import { normaliseCulture, normaliseLanguage } from '../countries/locale-rules.ts';
import type { Partially } from '../operation.ts';
import type { Problem } from '../refusal.ts';

const digits = /^\d+$/;
const domainLabel = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;
const userName = /^[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?$/i;

/** What is wrong with a new reseller beyond its schema. */
export async function sandboxResellerProblems(body: Partially<NewSandboxReseller>): Promise<readonly Problem[]> {
  const { mpnId, tenant = {}, legalBusinessProfile: profile = {}, organizationProfileLanguage: language } = body;
  return [
    ...matching('mpnId', mpnId, digits, 'must be digits'),
    ...matching('tenant.domainPrefix', tenant.domainPrefix, domainLabel, 'must be letters, digits and inner hyphens'),
    ...matching('tenant.adminUserName', tenant.adminUserName, userName, 'must be what stands before the @'),
    ...countryProblems('tenant.country', tenant.country),
    ...known('tenant.culture', tenant.culture, isCulture, 'is not a supported culture'),
    ...known('legalBusinessProfile.culture', profile.culture, isCulture, 'is not a supported culture'),
    ...known('organizationProfileLanguage', language, isLanguage, 'is not a supported language'),
    ...(await addressProblems(profile)),
  ];
}

const isCulture = (value: string) => normaliseCulture(value) !== undefined;
/** Some clients name a culture where the page has a language. */
const isLanguage = (value: string) => normaliseLanguage(value) !== undefined || isCulture(value);

function known(path: string, value: string | undefined, is: (value: string) => boolean, message: string): Problem[] {
  return value === undefined || is(value) ? [] : [{ path, message }];
}

function matching(path: string, value: string | undefined, form: RegExp, message: string): Problem[] {
  return known(path, value, (text) => form.test(text), message);
}

/** A phone number may be in the address or with the contact. */
async function addressProblems({
  address,
  primaryContact,
}: Partially<NewSandboxReseller['legalBusinessProfile']>): Promise<readonly Problem[]> {
  if (address === undefined) return [];
  const found = await checkAddress(address);
  return found
    .filter(({ problem }) => problem !== 'phoneMissing' || !primaryContact?.phoneNumber)
    .map(({ member, message }) => ({ path: `legalBusinessProfile.address.${member}`, message }));
}
