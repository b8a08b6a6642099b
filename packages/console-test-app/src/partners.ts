import { createPartner, type Partner } from '@partnerite/sdk';
import type { Console } from './console.ts';
import { credentialsOf } from './credentials.ts';
import type { CredentialsKind } from './scenario.ts';
import type { SettingReader } from './setting-reader.ts';

/** How often a request is tried: a person waits for the outcome. */
const maxAttempts = 3;

/** One partner object for each kind of credentials, made when it is first needed: it keeps its token for all scenarios. */
export function createPartners(
  setting: SettingReader,
  console: Console,
  allowInsecure: boolean,
): (kind: CredentialsKind) => Promise<Partner> {
  const partners = new Map<CredentialsKind, Partner>();
  return async (kind) => {
    const known = partners.get(kind);
    if (known !== undefined) return known;
    const partner = createPartner({
      cloud: {
        apiRoot: await setting.needed('PartnerServiceSettings.PartnerServiceApiEndpoint'),
        authority: await setting.needed('PartnerServiceSettings.AuthenticationAuthorityEndpoint'),
        resource: setting.optional('UserAuthentication.ResourceUrl'),
        allowInsecure,
      },
      credentials: await credentialsOf(kind, setting, console.signIn),
      retry: { maxAttempts },
      onRequest: (event) => console.traffic.onRequest(event),
      onResponse: (event) => console.traffic.onResponse(event),
    });
    partners.set(kind, partner);
    return partner;
  };
}
