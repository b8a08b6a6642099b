import { Button, MessageBar, MessageBarBody, MessageBarTitle, makeStyles, tokens } from '@fluentui/react-components';
import type { Address } from '@partnerite/sdk';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/session.tsx';
import { formatAddress } from './address-format.ts';
import { type AddressMember, type AddressText, textOf } from './address-text.ts';
import { useSettled } from './use-settled.ts';

/** How long nothing is typed before an address is looked at, in milliseconds. */
const quiet = 600;

/** What a suggestion may change. */
const placeMembers = [
  'country',
  'region',
  'city',
  'state',
  'district',
  'addressLine1',
  'addressLine2',
  'addressLine3',
  'postalCode',
] as const satisfies readonly AddressMember[];

const useStyles = makeStyles({
  suggestions: { display: 'grid', rowGap: tokens.spacingVerticalS, margin: 0, padding: 0, listStyleType: 'none' },
  suggestion: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

interface AddressSuggestionsProps {
  readonly address: AddressText;
  /** Whether the address was changed and may be right. */
  readonly enabled: boolean;
  /** Takes a suggestion: every member of the place, empty where the suggestion has none. */
  readonly onTake: (place: Readonly<Record<string, string>>) => void;
}

/** What the service thinks was meant, after somebody has stopped typing. It stops nobody from keeping what was typed. */
export function AddressSuggestions({ address, enabled, onTake }: AddressSuggestionsProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const suggestions = useSuggestions(address, enabled);
  if (suggestions.length === 0) return null;
  return (
    <MessageBar intent="info" layout="multiline" politeness="polite">
      <MessageBarBody>
        <MessageBarTitle>{t('suggestions.title')}</MessageBarTitle>
        <ul className={styles.suggestions}>
          {suggestions.map((place) => {
            const text = formatAddress(place).join(', ');
            return (
              <li key={text} className={styles.suggestion}>
                <span>{text}</span>
                <Button
                  size="small"
                  aria-label={t('suggestions.takeThis', { address: text })}
                  onClick={() => onTake(place)}
                >
                  {t('suggestions.take')}
                </Button>
              </li>
            );
          })}
        </ul>
      </MessageBarBody>
    </MessageBar>
  );
}

type Place = Readonly<Record<(typeof placeMembers)[number], string>>;

function useSuggestions(address: AddressText, enabled: boolean): readonly Place[] {
  const { partner } = useSession();
  const typed = placeOf(address);
  const settled = useSettled(JSON.stringify(typed), quiet);
  const isSettled = settled === JSON.stringify(typed);
  const { data } = useQuery({
    queryKey: ['address', 'check', settled],
    queryFn: ({ signal }) => partner.validations.validateAddress(asSent(typed), { signal }),
    enabled: enabled && isSettled && isComplete(typed),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!enabled || !isSettled) return [];
  const suggested = data?.suggestedAddresses ?? [];
  return suggested.map(placeOf).filter((place) => placeMembers.some((member) => place[member] !== typed[member]));
}

function placeOf(address: AddressText): Place {
  return Object.fromEntries(placeMembers.map((member) => [member, textOf(address, member)])) as Place;
}

function asSent({ country, city, addressLine1, ...rest }: Place): Address {
  const present = Object.fromEntries(Object.entries(rest).filter(([, text]) => text !== ''));
  return { country, city, addressLine1, ...present };
}

function isComplete({ country, city, addressLine1 }: Place): boolean {
  return country.length === 2 && city !== '' && addressLine1 !== '';
}
