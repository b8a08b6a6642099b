import { Button, Input, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { type RefObject, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { beginsSearch } from './grid-keys.ts';
import { searchHeight } from './use-rows.ts';

const useStyles = makeStyles({
  search: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    height: `${searchHeight}px`,
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  input: { width: '100%', maxWidth: '34rem' },
});

/** Longest name of a company, in characters: no longer text finds anything. */
const maxLength = 255;

interface SearchFieldProps {
  readonly typed: string;
  readonly onType: (text: string) => void;
  readonly onLeave: () => void;
  /** The focus moves on to what was found. */
  readonly onDown: () => void;
  readonly field: RefObject<HTMLInputElement | null>;
}

export function SearchField({ typed, onType, onLeave, onDown, field }: SearchFieldProps) {
  const { t } = useTranslation('customers');
  const styles = useStyles();
  useSlash(field);
  const clear = () => {
    onType('');
    field.current?.focus();
  };
  return (
    <search className={styles.search}>
      <Input
        input={{ ref: field }}
        className={styles.input}
        size="large"
        role="searchbox"
        aria-label={t('search.label')}
        aria-keyshortcuts="/"
        placeholder={t('search.label')}
        autoComplete="off"
        spellCheck={false}
        maxLength={maxLength}
        contentBefore={<SearchRegular />}
        contentAfter={
          typed === '' ? null : (
            <Button
              appearance="transparent"
              size="small"
              icon={<DismissRegular />}
              aria-label={t('search.clear')}
              onClick={clear}
            />
          )
        }
        value={typed}
        onChange={(_event, { value }) => onType(value)}
        onBlur={onLeave}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') onDown();
          else if (event.key === 'Escape') onType('');
          else return;
          event.preventDefault();
        }}
      />
    </search>
  );
}

/** A slash begins a search, wherever on the page it is pressed. */
function useSlash(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const begin = (event: globalThis.KeyboardEvent) => {
      if (event.defaultPrevented || !beginsSearch(event, event.target)) return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    document.addEventListener('keydown', begin);
    return () => document.removeEventListener('keydown', begin);
  }, [field]);
}
