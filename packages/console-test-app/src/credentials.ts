import { accessToken, type Credentials, clientSecret, deviceCode } from '@partnerite/sdk';
import { passwordToken } from './password-token.ts';
import type { CredentialsKind } from './scenario.ts';
import type { SettingReader } from './setting-reader.ts';

/**
 * The credentials of the settings.
 * @param prompt tells the user where to sign in, when the settings hold no password
 */
export function credentialsOf(
  kind: CredentialsKind,
  setting: SettingReader,
  prompt: (message: string) => void,
): Promise<Credentials> {
  return kind === 'app' ? appCredentials(setting) : userCredentials(setting, prompt);
}

async function appCredentials({ needed }: SettingReader): Promise<Credentials> {
  return clientSecret({
    tenant: await needed('AppAuthentication.Domain'),
    clientId: await needed('AppAuthentication.ApplicationId'),
    clientSecret: await needed('AppAuthentication.ApplicationSecret'),
  });
}

async function userCredentials(
  { needed, optional }: SettingReader,
  prompt: (message: string) => void,
): Promise<Credentials> {
  const tenant = await needed('PartnerServiceSettings.CommonDomain');
  const clientId = await needed('UserAuthentication.ApplicationId');
  const password = optional('UserAuthentication.Password');
  if (password === undefined) return deviceCode({ tenant, clientId, prompt: ({ message }) => prompt(message) });
  const userName = await needed('UserAuthentication.UserName');
  const authority = await needed('PartnerServiceSettings.AuthenticationAuthorityEndpoint');
  return accessToken((request) => passwordToken({ authority, tenant, clientId, userName, password }, request));
}
