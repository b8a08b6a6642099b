import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/session.tsx';
import { ChoiceField } from './choice-field.tsx';
import { LanguageField } from './language-field.tsx';
import { chooseTheme, themes, useChosenTheme } from './theme.ts';

const useStyles = makeStyles({
  panel: { display: 'grid', gap: tokens.spacingVerticalM },
  who: { display: 'grid', overflowWrap: 'anywhere' },
});

/** Who is signed in, how the pages look, and the way out. */
export function PersonPanel() {
  const { t } = useTranslation();
  const { person, partnerName } = useSession();
  const styles = useStyles();
  const navigate = useNavigate();
  return (
    <div className={styles.panel}>
      <div className={styles.who}>
        <Text weight="semibold">{person.name}</Text>
        <Text>{person.userName}</Text>
        <Text>{partnerName}</Text>
      </div>
      <LanguageField />
      <ThemeField />
      {/* A page of its own: what has unsaved changes is asked before it is left. */}
      <Button onClick={() => void navigate({ to: '/sign-out', mask: { to: '/' } })}>{t('person.signOut')}</Button>
    </div>
  );
}

function ThemeField() {
  const { t } = useTranslation();
  return (
    <ChoiceField
      label={t('person.theme')}
      value={useChosenTheme()}
      options={themes.map((theme) => ({ value: theme, text: t(`person.themes.${theme}`) }))}
      onChoose={chooseTheme}
    />
  );
}
