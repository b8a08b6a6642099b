import { clouds } from '../clouds.ts';
import type { Credentials } from '../operations.ts';

/**
 * `components.securitySchemes`.
 *
 * @param serverUrl where the bundled authority is; a real one takes its place outside development.
 */
export function securitySchemes(serverUrl: string): object {
  const authority = `${serverUrl}/common/oauth2/v2.0`;
  const { api } = clouds.global;
  return {
    bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
    application: {
      type: 'oauth2',
      description: "App-only tokens. Put the partner's tenant in the place of `common`.",
      flows: {
        clientCredentials: {
          tokenUrl: `${authority}/token`,
          scopes: { [`${api}/.default`]: 'Everything the application may do.' },
        },
      },
    },
    applicationAndUser: {
      type: 'oauth2',
      description: 'Tokens of an application together with a user.',
      flows: {
        authorizationCode: {
          authorizationUrl: `${authority}/authorize`,
          tokenUrl: `${authority}/token`,
          refreshUrl: `${authority}/token`,
          scopes: { [`${api}/user_impersonation`]: 'Act as the user who signed in.' },
        },
      },
    },
  };
}

/** Which of the schemes an operation takes: any one of those listed. */
export function securityOf(credentials: Credentials): readonly object[] {
  const withUser = [{ bearer: [] }, { applicationAndUser: [] }];
  return credentials === 'app+user' ? withUser : [...withUser, { application: [] }];
}
