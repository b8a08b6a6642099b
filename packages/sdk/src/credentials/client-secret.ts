import type { Credentials } from './credentials.ts';
import { applicationScope } from './scopes.ts';
import { requireSettings } from './settings.ts';
import { requestToken } from './token-endpoint.ts';

/** An application and its secret. */
export interface ClientSecretOptions {
  /** The partner's directory: its id or domain. */
  readonly tenant: string;
  /** The id of the application. */
  readonly clientId: string;
  /** A secret of the application. */
  readonly clientSecret: string;
}

/**
 * The application acts for itself and proves who it is by a secret (RFC 6749, section 4.4).
 * @throws PartnerError `BadInput` when a setting is missing
 */
export function clientSecret({ tenant, clientId, clientSecret }: ClientSecretOptions): Credentials {
  requireSettings({ tenant, clientId, clientSecret });
  return {
    async getToken(request) {
      const { token } = await requestToken(request, tenant, {
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
        scope: applicationScope(request.resource),
      });
      return token;
    },
  };
}
