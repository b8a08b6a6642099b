import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import type { UserCredentials } from '@partnerite/sdk';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes } from 'react';
import { useTranslation } from 'react-i18next';
import { Fact, Facts } from '../account/facts.tsx';
import { Section } from '../account/section.tsx';
import { CopyButton } from '../shell/copy-button.tsx';
import { PageTitle } from '../shell/page-title.tsx';

export interface Created {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  /** Of the administrator of the customer's tenant. */
  readonly credentials: UserCredentials | undefined;
}

const ButtonLink = createLink(function ButtonAnchor(props: AnchorHTMLAttributes<HTMLAnchorElement>) {
  return <Button as="a" appearance="primary" {...props} />;
});

const useStyles = makeStyles({
  created: { display: 'grid', justifyItems: 'start', rowGap: tokens.spacingVerticalL, maxWidth: '52rem' },
  secret: { overflowWrap: 'anywhere', fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase400 },
});

/** The new customer, and the password of its administrator, which nobody can read again. */
export function CreatedCustomer({ created }: { readonly created: Created }) {
  const { t } = useTranslation('customers');
  const styles = useStyles();
  const { id, name, domain, credentials } = created;
  return (
    <>
      <PageTitle title={t('created.title', { name })} />
      <div className={styles.created}>
        {credentials !== undefined && (
          <Section title={t('created.administrator')}>
            <Credentials {...signInOf(credentials, domain)} />
          </Section>
        )}
        <ButtonLink to="/customers/$customerId/account" params={{ customerId: id }}>
          {t('created.toAccount')}
        </ButtonLink>
      </div>
    </>
  );
}

function Credentials({ userName, password }: UserCredentials) {
  const { t } = useTranslation('customers');
  const styles = useStyles();
  const names = { user: t('created.userName'), password: t('created.password') };
  return (
    <div className={styles.created}>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{t('created.onlyNow')}</MessageBarBody>
      </MessageBar>
      <Facts>
        <Fact name={names.user} action={<CopyButton what={names.user} text={userName} />}>
          {userName}
        </Fact>
        <Fact name={names.password} action={<CopyButton what={names.password} text={password} />}>
          <span className={styles.secret} translate="no">
            {password}
          </span>
        </Fact>
      </Facts>
    </div>
  );
}

/** The service answers the part before the domain; people sign in with the whole. */
function signInOf({ userName, password }: UserCredentials, domain: string): UserCredentials {
  return { userName: userName.includes('@') ? userName : `${userName}@${domain}`, password };
}
