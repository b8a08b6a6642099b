import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCountryName } from '../address/countries.ts';
import { useFormat } from '../texts/format.ts';
import type { ValueWords } from './value-text.ts';

export function useValueWords(): ValueWords {
  const { t } = useTranslation('history');
  const format = useFormat();
  const country = useCountryName();
  return useMemo(() => {
    const named = new Map([
      ['true', t('values.yes')],
      ['false', t('values.no')],
      ['', t('values.empty')],
      ['reseller', t('values.reseller')],
      ['none', t('values.none')],
      ['active', t('values.active')],
      ['inactive', t('values.inactive')],
    ]);
    return { format, country, word: (value: string) => named.get(value) };
  }, [t, format, country]);
}
