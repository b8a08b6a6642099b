import { makeStyles } from '@fluentui/react-components';
import type { ServiceSettings } from '@partnerite/sdk';
import { useTranslation } from 'react-i18next';
import { Fact, Facts } from '../account/facts.tsx';
import { Section } from '../account/section.tsx';
import { CopyButton } from '../shell/copy-button.tsx';

const useStyles = makeStyles({ text: { marginTop: 0 } });

type Demo = NonNullable<ServiceSettings['demo']>;

/** The public credentials of the partner in the demo world: what a program is tried out with. */
export function DemoSection({ demo }: { readonly demo: Demo }) {
  const { t } = useTranslation('settings');
  const styles = useStyles();
  const credentials = [
    [t('demo.domain'), demo.domain],
    [t('demo.applicationId'), demo.applicationId],
    [t('demo.applicationSecret'), demo.applicationSecret],
    [t('demo.signInApplicationId'), demo.signInApplicationId],
    [t('demo.userName'), demo.userName],
    [t('demo.password'), demo.password],
  ] as const;
  return (
    <Section title={t('demo.title')}>
      <p className={styles.text}>{t('demo.text')}</p>
      <Facts>
        {credentials.map(([name, text]) => (
          <Fact key={name} name={name} action={<CopyButton what={name} text={text} />}>
            {text}
          </Fact>
        ))}
      </Facts>
    </Section>
  );
}
