import {
  Body1,
  Button,
  Caption1,
  MessageBar,
  MessageBarBody,
  makeStyles,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageField } from '../shell/language-field.tsx';
import { signIn } from './begin.ts';
import type { Configuration, SignInChoice } from './configuration.ts';
import { faultOf, type SignInFault } from './sign-in-fault.ts';
import { useFaultText } from './sign-in-fault-text.ts';

const useStyles = makeStyles({
  page: {
    minHeight: '100dvh',
    display: 'grid',
    placeItems: 'center',
    padding: tokens.spacingHorizontalM,
    boxSizing: 'border-box',
    backgroundColor: tokens.colorNeutralBackground3,
  },
  card: {
    width: '100%',
    maxWidth: '26rem',
    boxSizing: 'border-box',
    padding: tokens.spacingHorizontalXXXL,
    display: 'grid',
    gap: tokens.spacingVerticalL,
    borderRadius: tokens.borderRadiusXLarge,
    boxShadow: tokens.shadow8,
    backgroundColor: tokens.colorNeutralBackground1,
    '@media (max-width: 30rem)': { padding: tokens.spacingHorizontalXL },
  },
  brand: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM },
  title: { ...typographyStyles.title2, margin: 0 },
  choice: { display: 'grid', gap: tokens.spacingVerticalXS },
  demo: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

interface SignInPageProps {
  readonly configuration: Configuration;
  readonly fault: SignInFault | undefined;
}

export function SignInPage({ configuration, fault: first }: SignInPageProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [fault, setFault] = useState(first);
  const faultText = useFaultText(fault);
  useEffect(() => {
    document.title = `${t('signIn.title')} – Partnerite`;
  }, [t]);
  const choose = (choice: SignInChoice) => signIn(choice).catch((error: unknown) => setFault(faultOf(error)));
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <div className={styles.brand}>
          <img src="/icon.svg" alt="" width={40} height={40} />
          <h1 className={styles.title}>Partnerite</h1>
        </div>
        <Body1>{t('signIn.text')}</Body1>
        {faultText !== undefined && <Notice text={faultText} />}
        {configuration.signIn.length === 0 && <Notice text={t('signIn.none')} />}
        {configuration.signIn.map((choice) => (
          <Choice key={`${choice.authority} ${choice.clientId}`} choice={choice} onChoose={() => void choose(choice)} />
        ))}
        <LanguageField />
      </div>
    </main>
  );
}

function Notice({ text }: { readonly text: string }) {
  return (
    <MessageBar intent="warning" politeness="assertive" layout="multiline">
      <MessageBarBody>{text}</MessageBarBody>
    </MessageBar>
  );
}

function Choice({ choice, onChoose }: { readonly choice: SignInChoice; readonly onChoose: () => void }) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <div className={styles.choice}>
      <Button appearance="primary" size="large" onClick={onChoose}>
        {t('signIn.with', { name: choice.name })}
      </Button>
      {choice.demo !== undefined && <Caption1 className={styles.demo}>{t('signIn.demo', choice.demo)}</Caption1>}
    </div>
  );
}
