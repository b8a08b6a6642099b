import { mergeResources, PartnerError } from '@partnerite/sdk';
import { useQueryClient } from '@tanstack/react-query';
import { type Dispatch, type SetStateAction, useCallback, useRef } from 'react';
import { useWrite } from '../service/use-write.ts';
import { useSession } from '../session/session.tsx';
import type { BillingDraft } from './billing-draft.ts';
import { type Conflict, nextConflict } from './conflict.ts';
import { billingProfileQuery, customerQuery } from './customer-queries.ts';
import { changedPaths, type Profile, toSend } from './profile.ts';
import { saveProfile } from './save-profile.ts';
import type { Typing } from './use-billing-draft.ts';

interface SaveOptions {
  readonly customerId: string;
  readonly typing: Typing;
  readonly conflict: Conflict | undefined;
  readonly setConflict: Dispatch<SetStateAction<Conflict | undefined>>;
  readonly onDone: () => void;
}

/** Saves a billing profile on the version it is based on, and deals with every answer. */
export function useSaveProfile({ customerId, typing, conflict, setConflict, onDone }: SaveOptions) {
  const { partner } = useSession();
  const noteRead = useNoteRead(customerId);
  const requestIdFor = useRequestId();
  return useWrite({
    mutationFn: ({ base, mine }: Pick<BillingDraft, 'base' | 'mine'>) =>
      saveProfile(partner, { customerId, base, mine, requestId: requestIdFor(base, mine) }),
    onSuccess(outcome, sent) {
      if (outcome.kind === 'conflict') {
        const { theirs } = outcome.versions;
        noteRead(theirs);
        setConflict((before) => nextConflict(before, { ...typing.latest(), theirs }));
        return;
      }
      const { profile } = outcome;
      noteRead(profile);
      setConflict(undefined);
      // What was typed while the answer was on its way is not saved yet.
      const { mine } = typing.latest();
      const isAll = conflict !== undefined || changedPaths(sent.mine, mine).length === 0;
      typing.goOn(profile, isAll ? profile : mergeResources(sent.mine, mine, profile).value);
      if (isAll) onDone();
    },
    onError(error, sent) {
      // What the service refuses of a choice is mended in the form.
      if (conflict === undefined || !(error instanceof PartnerError) || error.category !== 'BadInput') return;
      setConflict(undefined);
      typing.goOn(sent.base, sent.mine);
    },
  });
}

/** Notes a newer version of the profile, and that what depends on it is to be read anew. */
function useNoteRead(customerId: string): (profile: Profile) => void {
  const { partner } = useSession();
  const queryClient = useQueryClient();
  return (profile) => {
    queryClient.setQueryData(billingProfileQuery(partner, customerId).queryKey, profile);
    void queryClient.invalidateQueries({ queryKey: customerQuery(partner, customerId).queryKey });
    void queryClient.invalidateQueries({ queryKey: ['history'] });
  };
}

/** The same id for the same content on the same version: the service does it once. */
function useRequestId(): (base: Profile, mine: Profile) => string {
  const last = useRef({ content: '', id: '' });
  return useCallback((base, mine) => {
    const content = JSON.stringify([base.attributes.etag, toSend(mine)]);
    if (last.current.content !== content) last.current = { content, id: crypto.randomUUID() };
    return last.current.id;
  }, []);
}
