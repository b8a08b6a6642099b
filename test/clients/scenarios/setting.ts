/** What a client is told by its operator: where the server is, and its own credentials. */
export interface Setting {
  readonly url: string;
  readonly certificateTenant: string;
  readonly certificateApp: string;
  /** PEM. */
  readonly certificate: string;
  /** PEM. */
  readonly privateKey: string;
}

/** What a client has got, and how the API took it. */
export interface Outcome {
  /** Status of an API request with the token. */
  readonly status: number;
  /** Claims of the access token, unverified. */
  readonly claims: Readonly<Record<string, unknown>>;
  readonly more?: Readonly<Record<string, unknown>> | undefined;
}

export type Scenario = (setting: Setting) => Promise<Outcome>;

export const tenant = '5b2f7a10-6c3e-4d1a-9f27-0c8e5d1b2a01';
export const webApp = 'a3d1c9e2-7b54-4f60-8e1d-2f6b9c0d4e02';
export const webSecret = 'partnerite-demo-secret';
export const publicApp = 'c47e0b5d-1f92-4a38-b6d0-9e3a7f2c5d03';
export const userName = 'admin@contosopartner.onmicrosoft.com';
export const password = 'Partnerite-demo-1';
export const everything = 'https://api.partnercenter.microsoft.com/.default';
/** Nothing listens there: the browser of these scenarios reads the redirect instead of following it. */
export const redirectUri = 'http://localhost:53682';

/** Asks the API with a token. */
export async function useToken(
  { url }: Setting,
  accessToken: string,
  more?: Readonly<Record<string, unknown>>,
): Promise<Outcome> {
  const response = await fetch(`${url}/v1/customers`, { headers: { authorization: `Bearer ${accessToken}` } });
  await response.arrayBuffer();
  const claims = JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString('utf8'));
  return { status: response.status, claims, more };
}
