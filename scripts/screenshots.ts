/**
 * Makes the pictures of docs/pictures: the dashboard that `npm run build` built, with the demo world, in Chromium.
 * Times, ids and the port are those of the run; everything else is the same every time.
 */
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { accessToken, createPartner, type Partner } from '@partnerite/sdk';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { demoCredentials } from '../packages/server/src/demo/demo-credentials.ts';
import { type Receiver, startReceiver } from '../packages/server/test/webhooks/receiver.ts';
import { launchChromium } from '../test/dashboard/chromium.ts';
import { signIn } from '../test/dashboard/dashboard.ts';
import { noteFaults } from '../test/dashboard/faults.ts';
import { appToken, builtProgram, createInstallation, userToken } from '../test/server-process.ts';

const folder = 'docs/pictures';
/** Enough that a list and a search look as they do at work. */
const seeded = '5000';
/** All pictures together, in bytes: whoever clones the repository loads them. */
const mostBytes = 1_000_000;

const wingtip = `/customers/${demoCredentials.customer}`;
const vieuxPort = '/customers/5d96cf7f-265b-4da9-8f0c-26ef4243ed52';
const phone: BrowserContextOptions = { viewport: { width: 360, height: 720 } };

const usual: BrowserContextOptions = {
  locale: 'en-US',
  timezoneId: 'UTC',
  colorScheme: 'light',
  reducedMotion: 'reduce',
  viewport: { width: 1280, height: 800 },
  deviceScaleFactor: 1,
};

/** What a picture is taken of. */
interface Scene {
  readonly options?: BrowserContextOptions;
  readonly address: string;
  /** Whoever does not sign in sees where one does. */
  readonly signedOut?: true;
  /** Also what one would have to scroll to. */
  readonly wholePage?: true;
  /** Leads from the opened page to what is to be seen, and waits until it is. */
  readonly play: (page: Page, partner: Partner) => Promise<void>;
}

const scenes: Readonly<Record<string, Scene>> = {
  'sign-in': {
    address: '/',
    signedOut: true,
    play: (page) => page.getByRole('button', { name: 'Contoso Partner' }).waitFor(),
  },
  customers: { address: '/customers', play: searchCustomers },
  'customers-dark': { options: { colorScheme: 'dark' }, address: '/customers', play: searchCustomers },
  'customers-phone': { options: phone, address: '/customers', play: searchCustomers },
  account: {
    wholePage: true,
    address: `${wingtip}/account`,
    play: (page) => page.getByText('Bellevue, WA 98004').waitFor(),
  },
  'account-french': {
    options: { locale: 'fr-FR' },
    wholePage: true,
    address: `${vieuxPort}/account`,
    play: (page) => page.getByText('13002 Marseille').first().waitFor(),
  },
  'edit-error': { address: `${wingtip}/account`, play: makeMistakes },
  conflict: { address: `${wingtip}/account`, play: collide },
  history: {
    address: `${wingtip}/history`,
    play: (page) => page.getByRole('article').nth(2).waitFor(),
  },
  activity: { address: '/activity?text=billing', play: openRequest },
  settings: {
    address: '/settings',
    wholePage: true,
    play: (page) => page.getByText('Delivered', { exact: true }).nth(3).waitFor(),
  },
};

async function searchCustomers(page: Page): Promise<void> {
  await page.getByRole('searchbox').fill('wide world c');
  await page
    .getByRole('link', { name: /^Wide World C/ })
    .nth(5)
    .waitFor();
}

async function edit(page: Page, changes: Readonly<Record<string, string>>): Promise<void> {
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  for (const [name, text] of Object.entries(changes)) {
    await page.getByRole('textbox', { name, exact: true }).first().fill(text);
  }
}

async function makeMistakes(page: Page): Promise<void> {
  await edit(page, { 'Postal code': '9800' });
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('This is not a postal code of this country.').waitFor();
}

async function collide(page: Page, partner: Partner): Promise<void> {
  await edit(page, { 'Company name': 'Wingtip Toys Inc.', Email: 'accounts@wingtiptoys.example' });
  await partner.customers.byId(demoCredentials.customer).profiles.billing.edit((profile) => ({
    ...profile,
    email: 'billing@wingtiptoys.example',
    defaultAddress: { ...profile.defaultAddress, phoneNumber: '4255550187' },
  }));
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('alertdialog').getByText('Both changed this: choose one.').waitFor();
}

async function openRequest(page: Page): Promise<void> {
  await page.getByRole('row').filter({ hasText: 'PUT' }).first().getByRole('link').click();
  await page.getByRole('button', { name: 'Copy as curl' }).waitFor();
}

/** What has happened to the customer before the pictures are taken. */
async function work(partner: Partner, program: Partner, receiver: Receiver): Promise<void> {
  const { registration } = partner.webhooks;
  await registration.create({
    webhookUrl: receiver.url,
    webhookEvents: ['test-created', 'customer-billing-profile-updated'],
  });
  const { billing } = partner.customers.byId(demoCredentials.customer).profiles;
  await program.customers.byId(demoCredentials.customer).profiles.billing.edit((profile) => ({
    ...profile,
    email: 'orders@wingtiptoys.example',
  }));
  await billing.edit((profile) => ({
    ...profile,
    defaultAddress: {
      ...profile.defaultAddress,
      addressLine1: '10200 NE 4th Street',
      city: 'Bellevue',
      postalCode: '98004',
    },
  }));
  await billing.edit((profile) => ({ ...profile, firstName: 'Regina' }));
  await receiver.until(3);
}

async function takePicture(name: string, scene: Scene, browser: Browser, url: string, partner: Partner): Promise<void> {
  const context = await browser.newContext({ ...usual, baseURL: url, ...scene.options });
  const faults = noteFaults(context);
  const page = await context.newPage();
  await page.goto(scene.address);
  if (!scene.signedOut) await signIn(page);
  await scene.play(page, partner);
  await page.screenshot({
    path: join(folder, `${name}.png`),
    animations: 'disabled',
    fullPage: scene.wholePage ?? false,
  });
  const [fault] = faults.unexpected();
  if (fault !== undefined) throw new Error(`${name}: ${fault}`);
  await context.close();
}

async function tellSizes(): Promise<void> {
  let all = 0;
  for (const name of Object.keys(scenes)) {
    const { size } = await stat(join(folder, `${name}.png`));
    all += size;
    console.log(`${String(size).padStart(8)}  ${name}.png`);
  }
  if (all > mostBytes) throw new Error(`the pictures have ${all} bytes, more than ${mostBytes}`);
}

const installation = await createInstallation(builtProgram);
const receiver = await startReceiver();
const browser = await launchChromium();
try {
  const server = await installation.start(['--json', '--seed', seeded]);
  const cloud = { apiRoot: server.url, authority: server.url };
  const partner = createPartner({ cloud, credentials: accessToken(() => userToken(server)) });
  const program = createPartner({ cloud, credentials: accessToken(() => appToken(server)) });
  await work(partner, program, receiver);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const [name, scene] of Object.entries(scenes)) await takePicture(name, scene, browser, server.url, partner);
  await tellSizes();
} finally {
  await browser.close();
  await receiver.close();
  await installation.dispose();
}
