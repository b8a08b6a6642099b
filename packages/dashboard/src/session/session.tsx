import { accessToken, createPartner, type Fetch, type Partner } from '@partnerite/sdk';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { noteAnswer } from '../service/connection.ts';
import { Waiting } from '../shell/waiting.tsx';
import { type SignedIn, signIn } from './begin.ts';
import type { Configuration } from './configuration.ts';
import type { Grant } from './issuer.ts';
import { forgetOutdated, isOutdated } from './kept-in-tab.ts';
import { signOut } from './sign-out.ts';
import { onSignOut } from './sign-out-channel.ts';
import { createTokens, type EndReason, type Tokens } from './tokens.ts';

export interface Session {
  readonly configuration: Configuration;
  /** The service, as the person who is signed in. Errors are described in the language of the page. */
  readonly partner: Partner;
  /** Who is signed in. */
  readonly person: {
    /** The same for this person only, at every sign-in. */
    readonly id: string;
    readonly name: string;
    readonly userName: string;
  };
  /** Name of the partner, or of the issuer where nothing else is known. */
  readonly partnerName: string;
  /** Whoever works here must sign in again. */
  readonly hasEnded: boolean;
  readonly endReason: EndReason | undefined;
  /** Notes that the service took no token. Resolves to whether there is another one now. */
  readonly noteRefusal: () => Promise<boolean>;
  /** Goes to the issuer and comes back to this page. Drafts survive. */
  readonly signInAgain: () => Promise<void>;
  /** Ends the sign-in at the issuer and in every tab. Drafts go. */
  readonly signOut: () => Promise<void>;
}

const SessionContext = createContext<Session | undefined>(undefined);

/** @throws outside of a session */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error('Nobody is signed in');
  return session;
}

interface SessionProviderProps {
  readonly configuration: Configuration;
  readonly signedIn: SignedIn;
  readonly children: ReactNode;
}

export function SessionProvider({ configuration, signedIn, children }: SessionProviderProps) {
  const { choice, issuer, grant } = signedIn;
  const { t } = useTranslation();
  const [endReason, setEndReason] = useState<EndReason>();
  const [isLeaving, setLeaving] = useState(false);
  const tokens = useMemo(() => createTokens({ grant, renew: issuer.renew, onEnd: setEndReason }), [grant, issuer]);
  const partner = usePartner(tokens);
  useEffect(() => tokens.start(), [tokens]);
  useSignOutElsewhere(setLeaving);

  const session = useMemo<Session>(() => {
    const person = personOf(grant);
    return {
      configuration,
      partner,
      person,
      partnerName: choice.name,
      hasEnded: endReason !== undefined,
      endReason,
      noteRefusal: () => tokens.refused(),
      signInAgain: () => signIn(choice, { userName: person.userName }),
      async signOut() {
        clearPage(setLeaving);
        await signOut(issuer, tokens.grant());
      },
    };
  }, [configuration, partner, grant, choice, issuer, tokens, endReason]);
  if (isLeaving) return <Waiting text={t('session.signingOut')} />;
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** How long a call may take with all of its tries: nobody looks at a spinner for longer. In milliseconds. */
const deadline = 15_000;

/** The token says who calls: the cookies of a bundled issuer are no business of the API. */
const withoutCookies: Fetch = (url, init) => window.fetch(url, { ...init, credentials: 'omit' });

function usePartner(tokens: Tokens): Partner {
  const { language } = useTranslation().i18n;
  return useMemo(
    () =>
      createPartner({
        credentials: accessToken(() => tokens.token()),
        cloud: { apiRoot: window.location.origin, authority: window.location.origin, allowInsecure: true },
        context: { locale: language },
        deadlineMs: deadline,
        fetch: withoutCookies,
        onResponse: noteAnswer,
      }),
    [tokens, language],
  );
}

/** Leaves no data of the person on the screen when somebody signs out in another tab, nor when "Back" would show it. */
function useSignOutElsewhere(setLeaving: (leaving: boolean) => void): void {
  useEffect(() => {
    const leave = () => {
      clearPage(setLeaving);
      forgetOutdated();
      window.location.replace('/');
    };
    const onShow = ({ persisted }: PageTransitionEvent) => {
      if (persisted && isOutdated()) leave();
    };
    window.addEventListener('pageshow', onShow);
    const endListening = onSignOut(leave);
    return () => {
      window.removeEventListener('pageshow', onShow);
      endListening();
    };
  }, [setLeaving]);
}

/** Takes every page away at once, and with it what would ask before leaving. */
function clearPage(setLeaving: (leaving: boolean) => void): void {
  flushSync(() => setLeaving(true));
}

function personOf({ profile }: Grant): Session['person'] {
  const userName = profile.preferred_username ?? profile.email ?? profile.sub;
  return { id: `${profile.iss} ${profile.sub}`, name: profile.name ?? userName, userName };
}
