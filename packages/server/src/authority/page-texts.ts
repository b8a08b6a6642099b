import { type AuthorityError, type AuthorityErrorName, authorityErrors } from './errors.ts';
import type { PageLanguage } from './page-language.ts';

const english = {
  signIn: 'Sign in',
  /** Of an application and its partner. */
  signInTo: '{0} of {1} asks you to sign in.',
  userName: 'User name',
  password: 'Password',
  cancel: 'Cancel',
  continue: 'Continue',
  next: 'Next',
  demo: 'This is a demo partner: sign in as {0} with the password {1}.',
  problem: 'This did not work',
  device: 'Sign in a device',
  code: 'Code',
  enterCode: 'Enter the code that your device shows.',
  deviceAsks: 'A device asks to be signed in to {0} of {1}. Go on only if you started this yourself.',
  signedInAs: 'You are signed in as {0}.',
  signedIn: 'Signed in',
  deviceSignedIn: 'Your device is signed in. You can close this page.',
  cancelled: 'Cancelled',
  deviceNotSignedIn: 'Your device is not signed in. You can close this page.',
  signedOut: 'Signed out',
  youAreSignedOut: 'You are signed out. You can close this page.',
};

export type PageTexts = Readonly<Record<keyof typeof english, string>>;

const french: PageTexts = {
  signIn: 'Se connecter',
  signInTo: '{0} de {1} vous demande de vous connecter.',
  userName: 'Nom d’utilisateur',
  password: 'Mot de passe',
  cancel: 'Annuler',
  continue: 'Continuer',
  next: 'Suivant',
  demo: 'Ceci est un partenaire de démonstration : connectez-vous en tant que {0} avec le mot de passe {1}.',
  problem: 'Cela n’a pas fonctionné',
  device: 'Connecter un appareil',
  code: 'Code',
  enterCode: 'Entrez le code affiché sur votre appareil.',
  deviceAsks: 'Un appareil demande à se connecter à {0} de {1}. Continuez uniquement si vous en êtes à l’origine.',
  signedInAs: 'Vous êtes connecté en tant que {0}.',
  signedIn: 'Connecté',
  deviceSignedIn: 'Votre appareil est connecté. Vous pouvez fermer cette page.',
  cancelled: 'Annulé',
  deviceNotSignedIn: 'Votre appareil n’est pas connecté. Vous pouvez fermer cette page.',
  signedOut: 'Déconnecté',
  youAreSignedOut: 'Vous êtes déconnecté. Vous pouvez fermer cette page.',
};

const swedish: PageTexts = {
  signIn: 'Logga in',
  signInTo: '{0} hos {1} ber dig att logga in.',
  userName: 'Användarnamn',
  password: 'Lösenord',
  cancel: 'Avbryt',
  continue: 'Fortsätt',
  next: 'Nästa',
  demo: 'Det här är en demopartner: logga in som {0} med lösenordet {1}.',
  problem: 'Det gick inte',
  device: 'Logga in en enhet',
  code: 'Kod',
  enterCode: 'Ange koden som visas på enheten.',
  deviceAsks: 'En enhet vill bli inloggad i {0} hos {1}. Fortsätt bara om det är du som har startat detta.',
  signedInAs: 'Du är inloggad som {0}.',
  signedIn: 'Inloggad',
  deviceSignedIn: 'Enheten är inloggad. Du kan stänga sidan.',
  cancelled: 'Avbrutet',
  deviceNotSignedIn: 'Enheten är inte inloggad. Du kan stänga sidan.',
  signedOut: 'Utloggad',
  youAreSignedOut: 'Du är utloggad. Du kan stänga sidan.',
};

const dutch: PageTexts = {
  signIn: 'Aanmelden',
  signInTo: '{0} van {1} vraagt u om u aan te melden.',
  userName: 'Gebruikersnaam',
  password: 'Wachtwoord',
  cancel: 'Annuleren',
  continue: 'Doorgaan',
  next: 'Volgende',
  demo: 'Dit is een demopartner: meld u aan als {0} met het wachtwoord {1}.',
  problem: 'Dit is niet gelukt',
  device: 'Een apparaat aanmelden',
  code: 'Code',
  enterCode: 'Voer de code in die op uw apparaat wordt weergegeven.',
  deviceAsks: 'Een apparaat vraagt om te worden aangemeld bij {0} van {1}. Ga alleen door als u dit zelf hebt gestart.',
  signedInAs: 'U bent aangemeld als {0}.',
  signedIn: 'Aangemeld',
  deviceSignedIn: 'Uw apparaat is aangemeld. U kunt deze pagina sluiten.',
  cancelled: 'Geannuleerd',
  deviceNotSignedIn: 'Uw apparaat is niet aangemeld. U kunt deze pagina sluiten.',
  signedOut: 'Afgemeld',
  youAreSignedOut: 'U bent afgemeld. U kunt deze pagina sluiten.',
};

const chineseTaiwan: PageTexts = {
  signIn: '登入',
  signInTo: '{1} 的 {0} 要求您登入。',
  userName: '使用者名稱',
  password: '密碼',
  cancel: '取消',
  continue: '繼續',
  next: '下一步',
  demo: '這是示範合作夥伴：請以 {0} 登入，密碼為 {1}。',
  problem: '無法完成',
  device: '登入裝置',
  code: '代碼',
  enterCode: '請輸入您的裝置上顯示的代碼。',
  deviceAsks: '有一部裝置要求登入 {1} 的 {0}。只有在這是由您本人啟動時，才請繼續。',
  signedInAs: '您已登入為 {0}。',
  signedIn: '已登入',
  deviceSignedIn: '您的裝置已登入。您可以關閉此頁面。',
  cancelled: '已取消',
  deviceNotSignedIn: '您的裝置未登入。您可以關閉此頁面。',
  signedOut: '已登出',
  youAreSignedOut: '您已登出。您可以關閉此頁面。',
};

export const pageTexts: Readonly<Record<PageLanguage, PageTexts>> = {
  en: english,
  fr: french,
  sv: swedish,
  nl: dutch,
  'zh-TW': chineseTaiwan,
};

/** Puts values where `{0}`, `{1}` ... stand. */
export function fill(text: string, ...values: readonly string[]): string {
  return text.replace(/\{(\d)\}/g, (_, index: string) => values[Number(index)] ?? '');
}

/** What people meet on the pages; all else is the fault of an application, and told in English to who makes it. */
type PageErrorName = Extract<
  AuthorityErrorName,
  'wrongPassword' | 'foreignUser' | 'locked' | 'unknownUserCode' | 'expiredGrant' | 'untrustedForm'
>;

const translatedErrors: Readonly<Record<Exclude<PageLanguage, 'en'>, Readonly<Record<PageErrorName, string>>>> = {
  fr: {
    wrongPassword: 'Le nom d’utilisateur ou le mot de passe est incorrect.',
    foreignUser: 'Le compte d’utilisateur n’appartient pas au locataire de cette application.',
    locked: 'Il y a eu trop d’essais incorrects. Attendez avant de réessayer.',
    unknownUserCode: 'Le code est incorrect ou a expiré.',
    expiredGrant: 'La connexion a expiré ou a été révoquée.',
    untrustedForm:
      'Le formulaire n’a pas été rempli sur une page de ce serveur, ou il est trop ancien. Rouvrez la page.',
  },
  sv: {
    wrongPassword: 'Användarnamnet eller lösenordet är fel.',
    foreignUser: 'Användarkontot hör inte till den här appens klientorganisation.',
    locked: 'Det blev för många felaktiga försök. Vänta före nästa.',
    unknownUserCode: 'Koden är fel eller har upphört att gälla.',
    expiredGrant: 'Inloggningen har upphört att gälla eller återkallats.',
    untrustedForm: 'Formuläret fylldes inte i på en sida på den här servern, eller är för gammalt. Öppna sidan igen.',
  },
  nl: {
    wrongPassword: 'De gebruikersnaam of het wachtwoord is onjuist.',
    foreignUser: 'Het gebruikersaccount hoort niet bij de tenant van deze toepassing.',
    locked: 'Er waren te veel onjuiste pogingen. Wacht voordat u het opnieuw probeert.',
    unknownUserCode: 'De code is onjuist of verlopen.',
    expiredGrant: 'De aanmelding is verlopen of ingetrokken.',
    untrustedForm: 'Het formulier is niet op een pagina van deze server ingevuld of is te oud. Open de pagina opnieuw.',
  },
  'zh-TW': {
    wrongPassword: '使用者名稱或密碼不正確。',
    foreignUser: '此使用者帳戶不屬於這個應用程式的租用戶。',
    locked: '錯誤嘗試次數過多。請稍候再試。',
    unknownUserCode: '代碼不正確或已過期。',
    expiredGrant: '登入已過期或已被撤銷。',
    untrustedForm: '此表單並非在這部伺服器的頁面上填寫，或已過舊。請重新開啟頁面。',
  },
};

/** An error for a person to read, and the language that it is in. */
export function problemText(
  error: AuthorityError,
  language: PageLanguage,
): { readonly text: string; readonly language: PageLanguage } {
  const texts: Readonly<Partial<Record<AuthorityErrorName, string>>> =
    language === 'en' ? {} : translatedErrors[language];
  const text = texts[error.error];
  if (text === undefined) return { text: error.message, language: 'en' };
  return { text: `AADSTS${authorityErrors[error.error].code}: ${text}`, language };
}
