import { type DemoPartner, partnerA, partnerB, resource } from '../../packages/server/test/running-server.ts';

/** Tokens of a partner's application alone, and together with its user. */
export interface PartnerTokens {
  readonly app: string;
  readonly user: string;
}

const password = 'Partnerite-demo-1';

/** New tokens of both demo partners. */
export async function demoTokens(url: string): Promise<{ readonly a: PartnerTokens; readonly b: PartnerTokens }> {
  return { a: await tokensOf(url, partnerA), b: await tokensOf(url, partnerB) };
}

async function tokensOf(url: string, { tenant, app, secret, publicApp, user }: DemoPartner): Promise<PartnerTokens> {
  const request = async (form: Record<string, string>): Promise<string> => {
    const body = new URLSearchParams({ ...form, resource });
    const answer: unknown = await (await fetch(`${url}/${tenant}/oauth2/token`, { method: 'POST', body })).json();
    if (typeof answer === 'object' && answer !== null && 'access_token' in answer) return String(answer.access_token);
    throw new Error(`no token: ${JSON.stringify(answer)}`);
  };
  return {
    app: await request({ grant_type: 'client_credentials', client_id: app, client_secret: secret }),
    user: await request({ grant_type: 'password', client_id: publicApp, username: user, password }),
  };
}
