import { makeStyles, tokens } from '@fluentui/react-components';
import type { WebhookResponse } from '@partnerite/sdk';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../texts/format.ts';

const useStyles = makeStyles({
  tries: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, overflowWrap: 'anywhere' },
});

/** How each try to deliver an event went, the first one first. */
export function TryList({ tries }: { readonly tries: readonly WebhookResponse[] }) {
  const { t } = useTranslation('settings');
  const styles = useStyles();
  const format = useFormat();
  if (tries.length === 0) return null;
  return (
    <ol className={styles.tries}>
      {tries.map(({ responseCode, responseMessage, dateTimeUtc }) => (
        <li key={dateTimeUtc}>
          {format.dateTime(new Date(dateTimeUtc))}:{' '}
          <span lang="en">{responseCode ?? (responseMessage === '' ? t('tries.noAnswer') : responseMessage)}</span>
        </li>
      ))}
    </ol>
  );
}
