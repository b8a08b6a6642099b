import type { Config } from './config.ts';
import { demoCredentials } from './demo/demo-credentials.ts';
import type { RunningServer } from './start.ts';

/** What is said on standard output when the server is ready: for a program one line of JSON, for a person the way on. */
export function readyMessage(config: Config, { url, demo, caFile }: RunningServer): string {
  if (config.json) return `${JSON.stringify({ event: 'ready', url })}\n`;
  const lines = [`Partnerite is ready at ${url}`, ''];
  if (config.file.dashboard?.enabled !== false) lines.push(`Dashboard               ${url}/`, '');
  if (caFile !== undefined) lines.push(`Certificate authority   ${caFile}`, '');
  if (demo) lines.push(...demoLines(url, caFile));
  return `${lines.join('\n')}\n`;
}

function demoLines(url: string, caFile: string | undefined): string[] {
  const { tenant, domain, app, secret, user, password, customer } = demoCredentials;
  const curl = caFile === undefined ? 'curl -s' : `curl -s --cacert '${caFile}'`;
  return [
    'Demo partner',
    `  tenant                ${tenant}  (${domain})`,
    `  application, secret   ${app}  ${secret}`,
    `  user, password        ${user}  ${password}`,
    `  first customer        ${customer}`,
    '',
    'Get a token and read a billing profile:',
    '',
    `  TOKEN=$(${curl} ${url}/${tenant}/oauth2/token -d grant_type=client_credentials \\`,
    `    -d client_id=${app} -d client_secret=${secret} \\`,
    `    -d resource=https://api.partnercenter.microsoft.com | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`,
    `  ${curl} ${url}/v1/customers/${customer}/profiles/billing -H "Authorization: Bearer $TOKEN"`,
    '',
  ];
}
