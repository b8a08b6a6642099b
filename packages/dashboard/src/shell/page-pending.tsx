import { useTranslation } from 'react-i18next';
import { Waiting } from './waiting.tsx';

/** Stands in place of a page whose program or texts are on their way. */
export function PagePending() {
  const { t } = useTranslation();
  return <Waiting text={t('pages.loading')} />;
}
