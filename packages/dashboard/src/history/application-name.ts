import { useTranslation } from 'react-i18next';
import { useSession } from '../session/session.tsx';
import { useServiceSettings } from '../settings/service-settings.ts';

/** What an application is called here: of most, only the id is known. */
export function useApplicationName(applicationId: string): string {
  const { t } = useTranslation('history');
  const { configuration } = useSession();
  const { data: settings } = useServiceSettings();
  if (configuration.signIn.some(({ clientId }) => clientId === applicationId)) return t('entry.thisDashboard');
  if (settings?.demo?.applicationId === applicationId) return t('entry.demoApplication');
  return t('entry.application', { id: applicationId });
}
