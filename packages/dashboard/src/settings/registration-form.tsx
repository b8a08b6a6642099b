import {
  Button,
  Checkbox,
  Field,
  Input,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { PartnerError, type WebhookEventName, type WebhookRegistration } from '@partnerite/sdk';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type Ref, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../drafts/use-draft.ts';
import { useSession } from '../session/session.tsx';
import { ErrorMessage } from '../shell/error-message.tsx';
import {
  draftOf,
  eventGroups,
  isCallbackAddress,
  type KeptRegistration,
  type RegistrationDraft,
} from './registration-draft.ts';
import { useSaveRegistration } from './save-registration.ts';
import { eventNamesQuery } from './webhook-queries.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  group: { margin: 0, padding: 0, border: 'none', minWidth: 0 },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold },
  events: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 24rem), 1fr))',
    alignItems: 'start',
  },
  event: { overflowWrap: 'anywhere' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface RegistrationFormProps {
  /** What is registered, `null` for nothing yet. */
  readonly registration: WebhookRegistration | null;
  /** Keeps what is typed over a reload. */
  readonly kept: Draft<KeptRegistration>;
  readonly onClose: () => void;
}

/** Creates or changes the registration. */
export function RegistrationForm({ registration, kept, onClose }: RegistrationFormProps) {
  const { t } = useTranslation('settings');
  const styles = useStyles();
  const [begun] = useState(() => kept.read() ?? { draft: draftOf(registration), known: registration });
  const [draft, setDraft] = useState(begun.draft);
  const change = (next: RegistrationDraft) => {
    setDraft(next);
    kept.keep({ ...begun, draft: next });
  };
  const [checked, setChecked] = useState(false);
  const address = useRef<HTMLInputElement>(null);
  const { save, newer, takeTheirs } = useSaveRegistration(begun.known, { onDone: onClose, onTheirs: change });
  useEffect(() => address.current?.focus(), []);
  const refusal = save.error instanceof PartnerError && save.error.data.some(isAddress) ? save.error : undefined;
  const problem =
    refusal?.description ?? (checked && !isCallbackAddress(draft.url) ? t('webhook.urlProblem') : undefined);
  useEffect(() => {
    if (refusal !== undefined) address.current?.focus();
  }, [refusal]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (isCallbackAddress(draft.url)) save.mutate(draft);
    else address.current?.focus();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {newer !== undefined && <SavedMeanwhile theirs={newer} onTake={takeTheirs} />}
      {save.error !== null && refusal === undefined && (
        <ErrorMessage title={t('webhook.notSaved')} error={save.error} />
      )}
      <AddressField input={address} url={draft.url} problem={problem} onChange={(url) => change({ ...draft, url })} />
      <EventChoice draft={draft} onChange={change} />
      <Checkbox
        label={t('webhook.ownHeader')}
        checked={draft.signatureInOwnHeader}
        onChange={(_, { checked: on }) => change({ ...draft, signatureInOwnHeader: on === true })}
      />
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabledFocusable={save.isPending}>
          {t(newer === undefined ? 'webhook.save' : 'webhook.saveMine')}
        </Button>
        <Button onClick={onClose}>{t('webhook.cancel')}</Button>
      </div>
    </form>
  );
}

interface SavedMeanwhileProps {
  readonly theirs: WebhookRegistration | null;
  readonly onTake: () => void;
}

/** Somebody else has saved: what, and how to have it instead of one's own. */
function SavedMeanwhile({ theirs, onTake }: SavedMeanwhileProps) {
  const { t } = useTranslation('settings');
  const { webhookUrl: url = '–', webhookEvents: events = [] } = theirs ?? {};
  return (
    <MessageBar intent="warning" politeness="assertive" layout="multiline">
      <MessageBarBody>{t('webhook.newer', { url, count: events.length })}</MessageBarBody>
      <MessageBarActions>
        <Button onClick={onTake}>{t('webhook.takeTheirs')}</Button>
      </MessageBarActions>
    </MessageBar>
  );
}

function isAddress(path: string): boolean {
  return path.toLowerCase() === 'webhookurl';
}

interface AddressFieldProps {
  readonly input: Ref<HTMLInputElement>;
  readonly url: string;
  readonly problem: string | undefined;
  readonly onChange: (url: string) => void;
}

function AddressField({ input, url, problem, onChange }: AddressFieldProps) {
  const { t } = useTranslation('settings');
  return (
    <Field
      label={t('webhook.url')}
      hint={problem === undefined ? t('webhook.urlHint') : null}
      required
      validationMessage={problem ?? null}
      validationState={problem === undefined ? 'none' : 'error'}
    >
      <Input
        input={{ ref: input }}
        type="url"
        name="webhookUrl"
        autoComplete="off"
        value={url}
        onChange={(_, { value }) => onChange(value)}
      />
    </Field>
  );
}

interface EventChoiceProps {
  readonly draft: RegistrationDraft;
  readonly onChange: (draft: RegistrationDraft) => void;
}

function EventChoice({ draft, onChange }: EventChoiceProps) {
  const { t } = useTranslation('settings');
  const styles = useStyles();
  const { partner } = useSession();
  const { data: names = draft.events, error } = useQuery(eventNamesQuery(partner));
  const toggle = (name: WebhookEventName, on: boolean) =>
    onChange({ ...draft, events: on ? [...draft.events, name] : draft.events.filter((each) => each !== name) });
  if (error !== null) return <ErrorMessage error={error} />;
  return eventGroups(names).map((group, index) => (
    <fieldset key={group[0]} className={styles.group}>
      <legend className={styles.legend}>{t(index === 0 ? 'webhook.ownEvents' : 'webhook.publishedEvents')}</legend>
      <div className={styles.events}>
        {group.map((name) => (
          <Checkbox
            key={name}
            className={styles.event}
            label={<span lang="en">{name}</span>}
            checked={draft.events.includes(name)}
            onChange={(_, { checked }) => toggle(name, checked === true)}
          />
        ))}
      </div>
    </fieldset>
  ));
}
