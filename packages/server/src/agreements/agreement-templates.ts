import { countries } from '@partnerite/contract/locales.ts';
import type { AgreementType } from '@partnerite/contract/resources/agreement.ts';

/** A version of an agreement that customers can accept. */
export interface AgreementTemplate {
  readonly id: string;
  readonly type: AgreementType;
  /** Where the vendor publishes its text. */
  readonly link: string;
  /** The highest is the newest. */
  readonly versionRank: number;
}

/** The templates whose ids are published. */
export const agreementTemplates: readonly AgreementTemplate[] = [
  {
    id: '998b88de-aa99-4388-a42c-1b3517d49490',
    type: 'MicrosoftCloudAgreement',
    link: 'https://learn.microsoft.com/partner-center/agreements',
    versionRank: 0,
  },
  {
    id: '117a77b0-9360-443b-8795-c6dedc750cf9',
    type: 'MicrosoftCustomerAgreement',
    link: 'https://aka.ms/customeragreement',
    versionRank: 0,
  },
];

/** Those of one type; the older type when none is named, all of them for `*`. */
export function templatesOf(type: AgreementType | '*' = 'MicrosoftCloudAgreement'): readonly AgreementTemplate[] {
  return agreementTemplates.filter((template) => type === '*' || template.type === type);
}

export function templateById(id: string): AgreementTemplate | undefined {
  return agreementTemplates.find((template) => template.id === id.toLowerCase());
}

export const defaultCountry = 'US';
export const defaultLanguage = 'en-US';

/** Countries without a document of their own, of those that customers can be in. */
const countriesWithoutDocument: ReadonlySet<string> = new Set(['AN', 'CN']);

/** Languages that documents are in beside English, and for which countries, as published. */
const countriesOfLanguage: Readonly<Record<string, string>> = {
  'ar-SA': 'AE BH EG IQ JO KW LB LY MU OM QA YE',
  'bg-BG': 'BG',
  'cs-CZ': 'CZ',
  'da-DK': 'DK',
  'de-DE': 'AT DE LI',
  'el-GR': 'GR',
  'es-ES': 'AR BO BZ CL CO CR DO ES GT HN MX NI PA PE PY SV UY VE',
  'et-EE': 'EE',
  'fi-FI': 'FI',
  'fr-FR': 'CA CH CI CM DZ FR GF LU MA MC RW SN ST TN',
  'he-IL': 'IL',
  'hi-IN': 'IN',
  'hr-HR': 'HR',
  'hu-HU': 'HU',
  'id-ID': 'ID',
  'it-IT': 'IT',
  'ja-JP': 'JP',
  'kk-KZ': 'KZ',
  'ko-KR': 'KR',
  'lt-LT': 'LT',
  'lv-LV': 'LV',
  'ms-MY': 'MY',
  'nb-NO': 'NO',
  'nl-NL': 'BE NL',
  'pl-PL': 'PL',
  'pt-BR': 'BR',
  'pt-PT': 'AO CV PT',
  'ro-RO': 'MD RO',
  'ru-RU': 'BY KG RU UZ',
  'sk-SK': 'SK',
  'sl-SI': 'SI',
  'sr-Latn-RS': 'RS',
  'sv-SE': 'SE',
  'th-TH': 'TH',
  'tr-TR': 'TR',
  'uk-UA': 'UA',
  'vi-VN': 'VN',
  'zh-HK': 'HK MO TW',
  'zh-SG': 'SG',
};

const documentCountries: ReadonlySet<string> = new Set(
  countries.map(({ alpha2 }) => alpha2).filter((code) => !countriesWithoutDocument.has(code)),
);

/** Countries are compared with regard to case, as published. */
export function hasDocument(country: string): boolean {
  return documentCountries.has(country);
}

/** The language of the document that a country has for a language: English where it has no other. */
export function documentLanguage(country: string, language: string): string {
  const asked = language.toLowerCase();
  const found = Object.entries(countriesOfLanguage).find(
    ([offered, codes]) => offered.toLowerCase() === asked && codes.split(' ').includes(country),
  );
  return found?.[0] ?? defaultLanguage;
}
