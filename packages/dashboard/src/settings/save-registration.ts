import type { WebhookRegistration } from '@partnerite/sdk';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../service/use-write.ts';
import { useSession } from '../session/session.tsx';
import { useAnnounce } from '../shell/announcer.tsx';
import { draftOf, type RegistrationDraft, registrationOf, sameRegistration } from './registration-draft.ts';
import { registrationQuery } from './webhook-queries.ts';

interface SaveOutcomes {
  readonly onDone: () => void;
  /** Theirs take the place of what was typed. */
  readonly onTheirs: (draft: RegistrationDraft) => void;
}

/** Thrown when somebody has saved since the registration was shown: nothing was written. */
class SavedMeanwhile extends Error {
  readonly theirs: WebhookRegistration | null;
  constructor(theirs: WebhookRegistration | null) {
    super('The registration was saved meanwhile');
    this.theirs = theirs;
  }
}

/**
 * Saves a registration unless somebody else has changed it since it was shown. A registration tells no version to
 * programs, so it is read again before it is written.
 */
export function useSaveRegistration(shown: WebhookRegistration | null, { onDone, onTheirs }: SaveOutcomes) {
  const { t } = useTranslation('settings');
  const { partner } = useSession();
  const announce = useAnnounce();
  const queryClient = useQueryClient();
  const query = registrationQuery(partner);
  // What the person knows of: what was shown at first, then what they were told of.
  const [known, setKnown] = useState(shown);
  const [newer, setNewer] = useState<WebhookRegistration | null>();
  const save = useWrite({
    async mutationFn(draft: RegistrationDraft) {
      const now = await queryClient.fetchQuery({ ...query, staleTime: 0 });
      if (!sameRegistration(now, known)) throw new SavedMeanwhile(now);
      const { registration } = partner.webhooks;
      const body = registrationOf(draft);
      return now === null ? registration.create(body) : registration.update(body);
    },
    async onSuccess() {
      await queryClient.invalidateQueries({ queryKey: query.queryKey });
      announce(t('webhook.saved'));
      onDone();
    },
    onError(error) {
      if (!(error instanceof SavedMeanwhile)) return;
      setKnown(error.theirs);
      setNewer(error.theirs);
    },
  });
  const error = save.error instanceof SavedMeanwhile ? null : save.error;
  const takeTheirs = () => {
    onTheirs(draftOf(newer ?? null));
    setNewer(undefined);
  };
  return { save: { error, isPending: save.isPending, mutate: save.mutate }, newer, takeTheirs };
}
