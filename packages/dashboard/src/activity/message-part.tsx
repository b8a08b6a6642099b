import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../shell/copy-button.tsx';
import { prettyJson } from './pretty-json.ts';

const useStyles = makeStyles({
  title: { ...typographyStyles.subtitle2, margin: `0 0 ${tokens.spacingVerticalXS}` },
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  headers: {
    display: 'grid',
    gridTemplateColumns: 'fit-content(40%) minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    margin: 0,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
  header: { display: 'contents' },
  name: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0 },
  bodyHead: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', minHeight: '24px' },
  label: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  body: {
    margin: 0,
    padding: tokens.spacingHorizontalM,
    maxHeight: '32rem',
    overflow: 'auto',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    tabSize: 2,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

interface MessagePartProps {
  readonly title: string;
  readonly fields: readonly { readonly key: string; readonly value: string }[];
  readonly body: string | undefined;
}

/** Headers and body of a request or of an answer. */
export function MessagePart({ title, fields, body }: MessagePartProps) {
  const { t } = useTranslation('activity');
  const styles = useStyles();
  const bodyId = useId();
  const what = `${title}: ${t('details.body')}`;
  return (
    <div className={styles.part}>
      <h3 className={styles.title}>{title}</h3>
      <dl className={styles.headers}>
        {fields.map(({ key, value }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a header can stand there twice, and the list never changes
          <div key={index} className={styles.header}>
            <dt className={styles.name}>{key}</dt>
            <dd className={styles.value}>{value}</dd>
          </div>
        ))}
      </dl>
      {body !== undefined && (
        <>
          <div className={styles.bodyHead}>
            <span id={bodyId} className={styles.label}>
              {t('details.body')}
            </span>
            <CopyButton what={what} text={body} />
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: keyboards scroll what has the focus */}
          <section className={styles.body} tabIndex={0} aria-label={what}>
            {prettyJson(body)}
          </section>
        </>
      )}
    </div>
  );
}
