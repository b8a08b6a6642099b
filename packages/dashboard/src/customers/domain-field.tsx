import { Field, Input, makeStyles } from '@fluentui/react-components';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../shell/announcer.tsx';
import { domainOf, domainSuffix } from './domain-prefix.ts';
import { paths } from './new-customer.ts';
import type { Availability } from './use-availability.ts';

const useStyles = makeStyles({
  narrow: { minWidth: 0 },
});

interface DomainFieldProps {
  readonly prefix: string;
  readonly availability: Availability;
  readonly problem: string | undefined;
  readonly onChange: (prefix: string) => void;
  readonly onLeave: () => void;
}

/** The first domain of a customer: whether it is free is told while it is typed. */
export function DomainField({ prefix, availability, problem, onChange, onLeave }: DomainFieldProps) {
  const { t } = useTranslation('customers');
  const styles = useStyles();
  const announce = useAnnounce();
  const domain = domainOf(prefix);
  const free = availability === 'free' ? t('domain.free', { domain }) : undefined;
  // An error is read out by the field itself.
  useEffect(() => {
    if (free !== undefined) announce(free);
  }, [free, announce]);
  const taken = availability === 'taken' ? t('domain.taken', { domain }) : undefined;
  const fault = problem ?? taken;
  return (
    <Field
      label={t('list.domain')}
      required
      hint={
        availability === 'asked'
          ? t('domain.asked')
          : fault === undefined && free === undefined
            ? t('domain.hint')
            : null
      }
      validationMessage={fault ?? free ?? null}
      validationState={fault === undefined ? (free === undefined ? 'none' : 'success') : 'error'}
    >
      <Input
        name={paths.domain}
        className={styles.narrow}
        input={{ className: styles.narrow }}
        value={prefix}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        contentAfter={domainSuffix}
        onChange={(_event, { value }) => onChange(value)}
        onBlur={onLeave}
      />
    </Field>
  );
}
