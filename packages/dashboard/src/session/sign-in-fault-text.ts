import { useTranslation } from 'react-i18next';
import type { SignInFault } from './sign-in-fault.ts';

/** Says to a person why nobody is signed in. */
export function useFaultText(fault: SignInFault | undefined): string | undefined {
  const { t } = useTranslation();
  if (fault === undefined) return undefined;
  const description = fault.kind === 'refused' ? fault.description : '';
  return t(`signIn.${fault.kind}`, { description });
}
