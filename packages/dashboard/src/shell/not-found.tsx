import { Body1, Link } from '@fluentui/react-components';
import { createLink } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageTitle } from './page-title.tsx';

const PageLink = createLink(Link);

export function NotFound() {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle title={t('notFound.title')} />
      <Body1 as="p">{t('notFound.text')}</Body1>
      <PageLink to="/customers">{t('notFound.customers')}</PageLink>
    </>
  );
}
