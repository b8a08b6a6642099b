import { useState } from 'react';
import type { BillingDraft } from './billing-draft.ts';
import { type Choices, type Conflict, nextConflict, resolved } from './conflict.ts';
import { changedPaths, type Profile } from './profile.ts';
import { useBillingDraft } from './use-billing-draft.ts';
import { useSaveProfile } from './use-save-profile.ts';

interface BillingEditOptions {
  readonly customerId: string;
  readonly start: BillingDraft;
  /** The profile is as the person wants it. */
  readonly onDone: () => void;
}

export type BillingEdit = ReturnType<typeof useBillingEdit>;

/** The work on one billing profile, from the first key to the answer of the service. */
export function useBillingEdit({ customerId, start, onDone }: BillingEditOptions) {
  const typing = useBillingDraft(customerId, start);
  const [conflict, setConflict] = useState<Conflict>();
  const save = useSaveProfile({ customerId, typing, conflict, setConflict, onDone });
  return {
    ...typing,
    save,
    conflict,
    submit: () => save.mutate(typing.latest()),
    /** Shows what somebody else saved beside what was typed. */
    compare(theirs: Profile) {
      save.reset();
      setConflict(nextConflict(undefined, { ...typing.latest(), theirs }));
    },
    choose: (choices: Choices) => setConflict((now) => now && { ...now, choices }),
    saveChosen() {
      if (conflict === undefined) return;
      const { theirs } = conflict.versions;
      const mine = resolved(conflict.versions, conflict.choices);
      if (changedPaths(theirs, mine).length > 0) return save.mutate({ base: theirs, mine });
      setConflict(undefined);
      typing.goOn(theirs, theirs);
      onDone();
    },
    /** Back to the form, on the newest version and with what was chosen. */
    keepEditing() {
      if (conflict === undefined) return;
      save.reset();
      setConflict(undefined);
      typing.goOn(conflict.versions.theirs, resolved(conflict.versions, conflict.choices));
    },
  };
}
