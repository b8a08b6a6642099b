import type { CountryValidationRules } from '@partnerite/sdk';
import { useMemo, useRef, useState } from 'react';
import { useDraft } from '../drafts/use-draft.ts';
import { type BillingDraft, inCountry, isDirty, onBase, withLocale } from './billing-draft.ts';
import { type Profile, type ProfilePath, withText } from './profile.ts';

/** Name of the form of drafts of a billing profile. */
export function billingForm(customerId: string): string {
  return `billing/${customerId}`;
}

export type Typing = ReturnType<typeof useBillingDraft>;

/** What somebody types into a billing profile, kept on every change. */
export function useBillingDraft(customerId: string, start: BillingDraft) {
  const draft = useDraft<BillingDraft>(billingForm(customerId));
  const [edited, setEdited] = useState(start);
  // The newest draft, for answers that arrive while somebody types.
  const latest = useRef(start);
  const actions = useMemo(() => {
    const put = (next: BillingDraft) => {
      latest.current = next;
      setEdited(next);
      if (isDirty(next)) draft.keep(next);
      else draft.discard();
    };
    return {
      latest: () => latest.current,
      change: (path: ProfilePath, text: string) =>
        put({ ...latest.current, mine: withText(latest.current.mine, path, text) }),
      replaceAddress: (address: Readonly<Record<string, string>>) => {
        const { mine } = latest.current;
        put({ ...latest.current, mine: { ...mine, defaultAddress: { ...mine.defaultAddress, ...address } } });
      },
      /** Chooses another country; its language and culture follow with `followCountry`. */
      move: (country: string) => put(inCountry(latest.current, country)),
      followCountry: (rules: CountryValidationRules): Profile => {
        put(withLocale(latest.current, rules));
        return latest.current.mine;
      },
      /** Goes on from another version, with this of one's own. */
      goOn: (base: Profile, mine: Profile) => put(onBase(latest.current, base, mine)),
      discard: draft.discard,
    };
  }, [draft]);
  return { edited, dirty: isDirty(edited), ...actions };
}
