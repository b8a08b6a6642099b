import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { RecordedRequest } from '@partnerite/sdk';
import { type KeyboardEvent, memo, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNearEnd } from '../shell/use-near-end.ts';
import { useFormat } from '../texts/format.ts';
import { shortPath } from './short-path.ts';
import { StatusMark } from './status-mark.tsx';
import { useIsSmall } from './use-is-small.ts';

const narrow = '@media (max-width: 40rem)';

const useStyles = makeStyles({
  frame: {
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    overflow: 'clip',
  },
  table: { width: '100%', tableLayout: 'fixed', borderCollapse: 'collapse', fontSize: tokens.fontSizeBase200 },
  head: {
    textAlign: 'start',
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  time: { width: '6.5rem', [narrow]: { display: 'none' } },
  method: { width: '4.5rem', [narrow]: { width: '3.75rem' } },
  status: { width: '4.5rem', [narrow]: { width: '3.5rem' } },
  duration: { width: '5.5rem', textAlign: 'end', [narrow]: { display: 'none' } },
  hidden: { display: 'none' },
  row: {
    height: '36px',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    '& + &': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  chosen: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    boxShadow: `inset 3px 0 0 ${tokens.colorBrandStroke1}`,
  },
  cell: {
    padding: `0 ${tokens.spacingHorizontalS}`,
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    fontVariantNumeric: 'tabular-nums',
  },
  path: {
    display: 'block',
    lineHeight: '28px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    fontFamily: tokens.fontFamilyMonospace,
    [narrow]: {
      // Three lines tell what most paths are about; the details have all of it.
      display: '-webkit-box',
      WebkitLineClamp: '3',
      WebkitBoxOrient: 'vertical',
      lineHeight: '20px',
      margin: `${tokens.spacingVerticalS} 0`,
      whiteSpace: 'normal',
      overflowWrap: 'anywhere',
    },
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
});

/** Rows that are made at first, and each time the end of them comes near: a thousand at once would make a person wait. */
const rowsAtOnce = 100;

interface RequestTableProps {
  readonly requests: readonly RecordedRequest[];
  readonly chosen: number | undefined;
  readonly onChoose: (id: number) => void;
}

/** One request a row. The arrows go from row to row, so that Tab leads past the table. */
export function RequestTable({ requests, chosen, onChoose }: RequestTableProps) {
  const { t } = useTranslation('activity');
  const styles = useStyles();
  const [focused, setFocused] = useState<number>();
  const [limit, setLimit] = useState(rowsAtOnce);
  const showMore = useCallback(() => setLimit((shown) => shown + rowsAtOnce), []);
  const end = useNearEnd(limit < requests.length, showMore);
  const isCompact = useIsSmall() || chosen !== undefined;
  const reachable = [focused, chosen].find((id) => requests.some((request) => request.id === id)) ?? requests[0]?.id;
  return (
    <div className={styles.frame}>
      <table className={styles.table} aria-label={t('table.label')} onKeyDown={moveFocus}>
        <thead>
          <tr>
            <th scope="col" className={mergeClasses(styles.head, styles.time)}>
              {t('table.time')}
            </th>
            <th scope="col" className={mergeClasses(styles.head, styles.method)}>
              {t('table.method')}
            </th>
            <th scope="col" className={styles.head}>
              {t('table.path')}
            </th>
            <th scope="col" className={mergeClasses(styles.head, styles.status)}>
              {t('table.status')}
            </th>
            <th scope="col" className={mergeClasses(styles.head, styles.duration, isCompact && styles.hidden)}>
              {t('table.duration')}
            </th>
          </tr>
        </thead>
        <tbody>
          {requests.slice(0, limit).map((request) => (
            <RequestRow
              key={request.id}
              request={request}
              isChosen={request.id === chosen}
              isReachable={request.id === reachable}
              isCompact={isCompact}
              onChoose={onChoose}
              onFocus={setFocused}
            />
          ))}
        </tbody>
      </table>
      <div key={limit} ref={end} />
    </div>
  );
}

interface RequestRowProps {
  readonly request: RecordedRequest;
  readonly isChosen: boolean;
  /** Tab leads to it. */
  readonly isReachable: boolean;
  /** There is little room beside the details, or on a phone. */
  readonly isCompact: boolean;
  readonly onChoose: (id: number) => void;
  readonly onFocus: (id: number) => void;
}

/** Stays as it is while others come: there are a thousand of them. */
const RequestRow = memo(function RequestRow(props: RequestRowProps) {
  const { request, isChosen, isReachable, isCompact, onChoose, onFocus } = props;
  const { id, at, method, path, status, durationMs } = request;
  const { t } = useTranslation('activity');
  const styles = useStyles();
  const format = useFormat();
  return (
    // For a mouse all of the row is its link.
    <tr
      className={mergeClasses(styles.row, isChosen && styles.chosen)}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        onChoose(id);
      }}
    >
      <td className={mergeClasses(styles.cell, styles.time)}>
        <time dateTime={at}>{format.time(new Date(at))}</time>
      </td>
      <td className={styles.cell}>{method}</td>
      <td className={styles.cell}>
        <a
          className={styles.path}
          href={addressOf(id)}
          id={linkId(id)}
          tabIndex={isReachable ? 0 : -1}
          aria-current={isChosen ? 'true' : undefined}
          title={path}
          onFocus={() => onFocus(id)}
        >
          {isCompact ? shortPath(path) : path}
        </a>
      </td>
      <td className={styles.cell}>
        <StatusMark status={status} />
      </td>
      <td className={mergeClasses(styles.cell, styles.duration, isCompact && styles.hidden)}>
        {t('table.milliseconds', { time: format.number(Math.round(durationMs * 10) / 10) })}
      </td>
    </tr>
  );
});

function addressOf(id: number): string {
  return `/activity?request=${id}`;
}

function linkId(id: number): string {
  return `request-${id}`;
}

/** Gives the focus to a request of the table, if it is there. */
export function focusRequest(id: number): void {
  document.getElementById(linkId(id))?.focus();
}

function moveFocus(event: KeyboardEvent<HTMLTableElement>): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>('tbody a')];
  const here = links.findIndex((link) => link.contains(document.activeElement));
  const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: links.length - 1 }[event.key];
  if (to === undefined || here < 0) return;
  event.preventDefault();
  links[Math.min(Math.max(to, 0), links.length - 1)]?.focus();
}
