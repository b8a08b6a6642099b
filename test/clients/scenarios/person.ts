import { newBrowser } from '../../../packages/server/test/authority/browser-fixture.ts';
import { password, userName } from './setting.ts';

/** The user signs in on the page that the client has opened, and comes back with the redirect's address. */
export async function signInAt(url: string): Promise<URL> {
  const browser = newBrowser();
  const page = await browser.open(url);
  const back = await browser.submit(page, { username: userName, password, action: 'sign-in' });
  return back.location;
}

/** The user types the code that a device shows, and signs in. */
export async function signInDevice(url: string, userCode: string): Promise<void> {
  const browser = newBrowser();
  const page = await browser.open(url);
  const asked = await browser.submit(page, { user_code: userCode });
  const done = await browser.submit(asked, { username: userName, password, action: 'continue' });
  if (done.status !== 200) throw new Error(`the device was not signed in: ${done.text}`);
}
