import { Body1, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { createLink } from '@tanstack/react-router';
import { type AnchorHTMLAttributes, lazy, type RefObject, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../shell/announcer.tsx';
import { ErrorMessage } from '../shell/error-message.tsx';
import { PageTitle } from '../shell/page-title.tsx';
import { CustomerGrid, type CustomerGridHandle } from './customer-grid.tsx';
import { useFoundCustomers } from './found-customers.ts';
import { SearchField } from './search-field.tsx';
import { useOpenedMenu } from './use-opened-menu.ts';
import { useSearch } from './use-search.ts';

const RowActions = lazy(() => import('./row-actions.tsx'));

const useStyles = makeStyles({
  count: { display: 'block', marginBlock: tokens.spacingVerticalXS, color: tokens.colorNeutralForeground2 },
  nobody: {
    display: 'grid',
    justifyItems: 'start',
    gap: tokens.spacingVerticalM,
    paddingBlock: tokens.spacingVerticalXXL,
  },
});

const NewCustomerLink = createLink(function ButtonAnchor(props: AnchorHTMLAttributes<HTMLAnchorElement>) {
  return <Button as="a" appearance="primary" icon={<AddRegular />} {...props} />;
});

/** How long nothing more must arrive until the count is said, in milliseconds: each key would say one otherwise. */
const quiet = 600;

export function CustomersPage() {
  const { t } = useTranslation('customers');
  const { typed, text, type, settle } = useSearch();
  const found = useFoundCustomers(text);
  const { entries, search, isOld, goesOn, count, error, readMore, tryAgain } = found;
  const field = useRef<HTMLInputElement>(null);
  const grid = useRef<CustomerGridHandle>(null);
  const { opened, open, close, leave } = useOpenedMenu(entries, grid, field);
  const shown = count === 0 ? '' : t(goesOn ? 'count.more' : 'count.all', { count });
  const nobody = search === '' ? t('nobody.atAll') : t('nobody.found', { search });
  useSaid(isOld || error != null ? '' : entries.length === 0 ? nobody : shown);
  const goDown = useGoDown(typed.trim() === search && !isOld && count > 0, typed, grid);
  const clear = () => {
    type('');
    field.current?.focus();
  };
  const styles = useStyles();
  return (
    <>
      <PageTitle title={t('title')} actions={<NewCustomerLink to="/customers/new">{t('new')}</NewCustomerLink>} />
      <SearchField typed={typed} onType={type} onLeave={settle} onDown={goDown} field={field} />
      <Caption1 className={styles.count}>{shown || '\u00a0'}</Caption1>
      {entries.length > 0 && (
        <CustomerGrid
          {...{ entries, search, isOld, goesOn, ref: grid }}
          onNearEnd={readMore}
          onLeave={() => field.current?.focus()}
          onClear={clear}
          onActions={open}
        />
      )}
      {error != null && (
        <ErrorMessage
          error={error}
          title={t('list.fault')}
          actions={<Button onClick={tryAgain}>{t('list.again')}</Button>}
        />
      )}
      {entries.length === 0 && error == null && <Nobody text={nobody} onClear={search === '' ? undefined : clear} />}
      {opened !== undefined && (
        <Suspense>
          <RowActions {...opened} onClose={close} onGone={leave} />
        </Suspense>
      )}
    </>
  );
}

function Nobody({ text, onClear }: { readonly text: string; readonly onClear: (() => void) | undefined }) {
  const { t } = useTranslation('customers');
  return (
    <div className={useStyles().nobody}>
      <Body1>{text}</Body1>
      {onClear !== undefined && <Button onClick={onClear}>{t('search.clear')}</Button>}
    </div>
  );
}

/** Moves the focus to the result of what is typed as soon as that is there: never to a row that is about to go. */
function useGoDown(isThere: boolean, typed: string, grid: RefObject<CustomerGridHandle | null>): () => void {
  const [goingFrom, setGoingFrom] = useState<string>();
  useEffect(() => {
    if (goingFrom === undefined) return;
    if (goingFrom === typed && !isThere) return;
    setGoingFrom(undefined);
    if (goingFrom === typed) grid.current?.focus();
  }, [goingFrom, typed, isThere, grid]);
  return () => setGoingFrom(typed);
}

/** Says a text to screen readers once nothing changes any more. */
function useSaid(text: string): void {
  const announce = useAnnounce();
  useEffect(() => {
    if (text === '') return;
    const timer = setTimeout(() => announce(text), quiet);
    return () => clearTimeout(timer);
  }, [text, announce]);
}
