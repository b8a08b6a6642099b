import { ClientCertificateCredential, ClientSecretCredential } from '@azure/identity';
import { everything, type Setting, tenant, useToken, webApp, webSecret } from './setting.ts';

const options = ({ url }: Setting) => ({ authorityHost: url, disableInstanceDiscovery: true });

export async function clientSecret(setting: Setting) {
  const credential = new ClientSecretCredential(tenant, webApp, webSecret, options(setting));
  const { token } = await credential.getToken(everything);
  return useToken(setting, token);
}

export async function clientCertificate(setting: Setting) {
  const { certificate, privateKey, certificateApp, certificateTenant } = setting;
  const pem = { certificate: `${privateKey}\n${certificate}` };
  const credential = new ClientCertificateCredential(certificateTenant, certificateApp, pem, options(setting));
  const { token } = await credential.getToken(everything);
  return useToken(setting, token);
}
