import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { readableWord } from './operations.ts';

/** What the members on the way to a value are called in the language of the page, the outermost first. */
export function useMemberLabel(): (path: readonly string[]) => readonly string[] {
  const { t, i18n } = useTranslation('history');
  return useCallback(
    (path) => {
      const find = (namespace: string, name: string): string | undefined => {
        const text: unknown = i18n.getResource(i18n.language, namespace, `members.${name}`);
        return typeof text === 'string' ? text : undefined;
      };
      return path.map((name, depth) => {
        if (/^\d+$/.test(name)) return t('values.item', { number: Number(name) });
        // The state of a user and that of an address have one name.
        if (name === 'state' && depth === 0) return t('members.userState');
        return find('common', name) ?? find('history', name) ?? readableName(name);
      });
    },
    [t, i18n],
  );
}

/** A member that the catalogues have no words for: `nextSigningCertificate`, "Next signing certificate". */
export function readableName(name: string): string {
  return readableWord(name.replace(/(?<=[a-z\d])(?=[A-Z])/g, '_').toLowerCase());
}
