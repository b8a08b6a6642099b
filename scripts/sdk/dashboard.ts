import { countries, cultures, languages } from '@partnerite/contract/locales.ts';
import { Address } from '@partnerite/contract/resources/address.ts';
import { NewBillingProfile } from '@partnerite/contract/resources/billing-profile.ts';
import { NewCompanyProfile } from '@partnerite/contract/resources/company-profile.ts';
import { textFormats } from '@partnerite/contract/text-formats.ts';
import { type Address as FormattedAddress, formatAddress } from 'localized-address-format';
import countryData from '../../packages/server/src/countries/data/countries.json' with { type: 'json' };

const notice = '// Generated from the contract by `npm run sdk`. Do not edit.\n\n';

/** As much of JSON Schema as the forms of the dashboard need. */
interface Schema {
  readonly properties?: Readonly<Record<string, object>>;
  readonly required?: readonly string[];
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** What the dashboard takes from the contract beside the SDK, by file name, not yet formatted. */
export function dashboardSources(): Readonly<Record<string, string>> {
  return {
    'constraints.ts': `${notice}/** What a schema asks of each text, by the path of its member. */
export const constraints = ${JSON.stringify({
      address: Object.fromEntries(constraintsOf(Address)),
      billingProfile: Object.fromEntries(constraintsOf(NewBillingProfile)),
      companyProfile: Object.fromEntries(constraintsOf(NewCompanyProfile)),
    })} as const;
`,
    'locales.ts': `${notice}/** Countries and regions that a customer can be in, by code. */
export const countryCodes: readonly string[] = ${JSON.stringify(countries.map(({ alpha2 }) => alpha2))};

/** Cultures that a customer can have. */
export const cultures: readonly string[] = ${JSON.stringify(cultures)};

/** Languages that a customer can have. */
export const languages: readonly string[] = ${JSON.stringify(languages)};
`,
    'places.ts': `${notice}/** Names of the states by country and code, where the service checks them. */
export const stateNames: Readonly<Record<string, Readonly<Record<string, string>>>> = ${JSON.stringify(countryData.states)};

/** Postal codes of the right form by country; not of real places. */
export const postalCodeExamples: Readonly<Record<string, string>> = ${JSON.stringify(countryData.postalCodeExamples)};
`,
    'formats.ts': `${notice}/**
 * How addresses are written, by country, lines divided by \`|\`: %N name, %O organisation, %A address lines, %D district,
 * %C city, %S state, %Z postal code, anything else as it is. From localized-address-format 1.3.3 (MIT).
 */
export const addressFormats: Readonly<Record<string, string>> = ${JSON.stringify(formatsOf('local'))};

/** The same for addresses in Latin letters, where they differ. */
export const latinAddressFormats: Readonly<Record<string, string>> = ${JSON.stringify(formatsOf('latin'))};
`,
  };
}

function constraintsOf(object: object, base = ''): [string, object][] {
  const { properties = {}, required = [] }: Schema = object;
  return Object.entries(properties).flatMap(([name, schema]): [string, object][] => {
    if ('properties' in schema) return constraintsOf(schema, `${base}${name}.`);
    const { minLength, maxLength, format }: Schema = schema;
    const pattern = format === undefined ? undefined : textFormats.get(format)?.pattern;
    const constraint = {
      required: required.includes(name),
      ...(minLength === undefined ? {} : { minLength }),
      ...(maxLength === undefined ? {} : { maxLength }),
      ...(pattern === undefined ? {} : { format, pattern: pattern.source, flags: pattern.flags }),
    };
    return [[`${base}${name}`, constraint]];
  });
}

/** Stands for each part, so that what comes back is the form itself. */
const parts: FormattedAddress = {
  name: '%N',
  organization: '%O',
  addressLines: ['%A'],
  dependentLocality: '%D',
  locality: '%C',
  administrativeArea: '%S',
  postalCode: '%Z',
};

function formatsOf(script: 'local' | 'latin'): Readonly<Record<string, string>> {
  const entries = countries.map(({ alpha2 }) => {
    const form = (wanted: typeof script) => {
      const lines = formatAddress({ ...parts, postalCountry: alpha2 }, wanted);
      return withCity(
        lines
          .map(withoutPlaceName)
          .filter((line) => line !== '')
          .join('|'),
      );
    };
    return [alpha2, form(script), form('local')] as const;
  });
  return Object.fromEntries(
    entries.filter(([, form, local]) => script === 'local' || form !== local).map(([code, form]) => [code, form]),
  );
}

/** The name of the country stands below the address, so its code before the postal code and its name in capitals may go. */
function withoutPlaceName(line: string): string {
  return line.replace(/(?<!%)\p{Lu}+[- ]?(?=%|$)/gu, '').trim();
}

/** Every address here has a city, also where the post asks for none. */
function withCity(form: string): string {
  if (form.includes('%C')) return form;
  return form.indexOf('%A') < form.indexOf('%O') && form.endsWith('%N')
    ? form.replace('%A', '%C|%A')
    : form.replace('%A', '%A|%C');
}
