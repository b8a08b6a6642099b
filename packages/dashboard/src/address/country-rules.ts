import type { CountryValidationRules, Partner } from '@partnerite/sdk';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useSession } from '../session/session.tsx';

/** What a country asks of addresses. It does not change while somebody works. */
export function countryRulesQuery(partner: Partner, country: string) {
  return queryOptions({
    queryKey: ['address', 'rules', country],
    queryFn: ({ signal }) => partner.countryValidationRules.byCountry(country).get({ signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** What a country asks of addresses, or `undefined` while that is not known. */
export function useCountryRules(country: string | undefined): CountryValidationRules | undefined {
  const { partner } = useSession();
  const code = country?.trim().toUpperCase() ?? '';
  const { data } = useQuery({ ...countryRulesQuery(partner, code), enabled: code.length === 2 });
  return data;
}
