import { FluentProvider, webDarkTheme, webLightTheme } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { Suspense, use, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { createPages } from './router.tsx';
import { createQueryClient } from './service/queries.ts';
import type { Start } from './session/begin.ts';
import { SessionProvider, useSession } from './session/session.tsx';
import { SignInPage } from './session/sign-in-page.tsx';
import { UnreachablePage } from './session/unreachable-page.tsx';
import { AnnouncerProvider } from './shell/announcer.tsx';
import { useDarkTheme } from './shell/theme.ts';
import { Waiting } from './shell/waiting.tsx';

/** The whole page, in the theme of the person. */
export function Dashboard({ start }: { readonly start: Promise<Start> }) {
  const dark = useDarkTheme();
  const { t } = useTranslation();
  return (
    <FluentProvider theme={dark ? webDarkTheme : webLightTheme}>
      <AnnouncerProvider>
        <Suspense fallback={<Waiting text={t('session.signingIn')} />}>
          <Begun start={start} />
        </Suspense>
      </AnnouncerProvider>
    </FluentProvider>
  );
}

function Begun({ start }: { readonly start: Promise<Start> }) {
  const begun = use(start);
  switch (begun.kind) {
    case 'unreachable':
      return <UnreachablePage />;
    case 'signedOut':
      return <SignInPage configuration={begun.configuration} fault={begun.fault} />;
    case 'signedIn':
      return (
        <SessionProvider configuration={begun.configuration} signedIn={begun.signedIn}>
          <Pages />
        </SessionProvider>
      );
  }
}

function Pages() {
  const { noteRefusal } = useSession();
  const queryClient = useMemo(() => createQueryClient(noteRefusal), [noteRefusal]);
  const router = useMemo(() => createPages(), []);
  return (
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
}
