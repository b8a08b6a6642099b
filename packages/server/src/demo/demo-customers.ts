import { contosoTenant, fabrikamTenant } from '../authority/demo-directory.ts';

/** A customer of the demo world, in the shape in which its rows are made. */
export interface DemoCustomer {
  readonly id: string;
  readonly commerceId: string;
  readonly billingProfileId: string;
  readonly companyName: string;
  readonly domain: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly culture: string;
  readonly language: string;
  readonly address: DemoAddress;
}

export interface DemoAddress {
  readonly country: string;
  readonly city: string;
  readonly state?: string;
  readonly addressLine1: string;
  readonly addressLine2?: string;
  readonly postalCode?: string;
  readonly phoneNumber?: string;
  readonly firstName: string;
  readonly lastName: string;
}

const customersOfContoso: readonly DemoCustomer[] = [
  {
    id: '4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04',
    commerceId: '566bf9d7-c55a-45f8-91a6-e55e9b9b1325',
    billingProfileId: 'a58ceba5-60ac-48e4-a0bc-2a855811807a',
    companyName: 'Wingtip Toys',
    domain: 'wingtiptoys.onmicrosoft.com',
    email: 'gena@wingtiptoys.example',
    firstName: 'Gena',
    lastName: 'Soto',
    culture: 'en-US',
    language: 'en',
    address: {
      country: 'US',
      city: 'Redmond',
      state: 'WA',
      addressLine1: 'One Microsoft Way',
      postalCode: '98052',
      phoneNumber: '4255550101',
      firstName: 'Gena',
      lastName: 'Soto',
    },
  },
  {
    id: '5d96cf7f-265b-4da9-8f0c-26ef4243ed52',
    commerceId: '5e6a0a2e-dd70-434d-81d7-7cffb7decc0c',
    billingProfileId: 'b37523a5-3b4a-4ee2-8463-513755ac0ecd',
    companyName: 'Épicerie du Vieux-Port',
    domain: 'epicerievieuxport.onmicrosoft.com',
    email: 'helene@vieuxport.example',
    firstName: 'Hélène',
    lastName: 'Lefèvre',
    culture: 'fr-FR',
    language: 'fr',
    address: {
      country: 'FR',
      city: 'Marseille',
      addressLine1: '14 quai du Port',
      addressLine2: 'Bâtiment B',
      postalCode: '13002',
      phoneNumber: '04 65 71 00 12',
      firstName: 'Hélène',
      lastName: 'Lefèvre',
    },
  },
  {
    id: '9823beb1-e6ba-4ad7-8de4-5321ad915a36',
    commerceId: '683447c1-0cc8-4f11-9d4e-abbd1fcfb980',
    billingProfileId: 'aed09b82-4ca8-4fc2-bfb6-37dd5bae2d26',
    companyName: 'Åkerströms Måleri AB',
    domain: 'akerstromsmaleri.onmicrosoft.com',
    email: 'bjorn@akerstroms.example',
    firstName: 'Björn',
    lastName: 'Åkerström',
    culture: 'sv-SE',
    language: 'sv',
    address: {
      country: 'SE',
      city: 'Göteborg',
      addressLine1: 'Södra Hamngatan 25',
      postalCode: '411 14',
      phoneNumber: '031-390 60 05',
      firstName: 'Björn',
      lastName: 'Åkerström',
    },
  },
  {
    id: '1ff13534-2e82-4ce1-958d-003d9a0b2361',
    commerceId: '00d9f4ad-53a2-42b6-b3f5-f28807f0cbd4',
    billingProfileId: 'd330a549-4d14-4f1a-8cc3-46363c234038',
    companyName: '大安茶業股份有限公司',
    domain: 'daantea.onmicrosoft.com',
    email: 'chen@daantea.example',
    firstName: '怡君',
    lastName: '陳',
    culture: 'zh-TW',
    language: 'zh',
    address: {
      country: 'TW',
      city: '台北市',
      state: '台北市',
      addressLine1: '大安區信義路四段 32 號',
      postalCode: '106',
      phoneNumber: '02 5550 0112',
      firstName: '怡君',
      lastName: '陳',
    },
  },
  {
    id: 'd1784030-35c9-48c4-a68d-c8f46a423cf9',
    commerceId: 'af5d8bb0-9f2e-4ea4-b658-90e0f94855d0',
    billingProfileId: '699f071a-5fd8-4665-a9df-dec6baecde5b',
    companyName: 'Drukkerij De Gouden Eeuw B.V.',
    domain: 'degoudeneeuw.onmicrosoft.com',
    email: 'joost@degoudeneeuw.example',
    firstName: 'Joost',
    lastName: 'van der Meer',
    culture: 'nl-NL',
    language: 'nl',
    address: {
      country: 'NL',
      city: 'Amsterdam',
      addressLine1: 'Prinsengracht 112',
      addressLine2: '2 hoog',
      postalCode: '1015 EA',
      phoneNumber: '088 000 0112',
      firstName: 'Joost',
      lastName: 'van der Meer',
    },
  },
];

const customersOfFabrikam: readonly DemoCustomer[] = [
  {
    id: '0c39d6d5-c70d-4c55-bc02-f620844f3fd1',
    commerceId: 'fdfb462f-d6fa-48db-b82d-5644ef7d9967',
    billingProfileId: '0e46c215-b5fa-4b0c-9b18-bd763f20134c',
    companyName: 'Relecloud',
    domain: 'relecloud.onmicrosoft.com',
    email: 'ana@relecloud.example',
    firstName: 'Ana',
    lastName: 'Bowman',
    culture: 'en-US',
    language: 'en',
    address: {
      country: 'US',
      city: 'Austin',
      state: 'TX',
      addressLine1: '500 Congress Avenue',
      postalCode: '78701',
      phoneNumber: '5125550134',
      firstName: 'Ana',
      lastName: 'Bowman',
    },
  },
  {
    id: '422acab5-9248-4974-bf41-6c30f1f0742a',
    commerceId: '3a7cfb36-6088-455f-8763-54b65ed08d6b',
    billingProfileId: '26ad41ef-88c2-49d9-b7c9-90fad57dcafd',
    companyName: 'Müller & Söhne Maschinenbau GmbH',
    domain: 'muellermaschinenbau.onmicrosoft.com',
    email: 'juergen@muellersoehne.example',
    firstName: 'Jürgen',
    lastName: 'Müller',
    culture: 'de-DE',
    language: 'de',
    address: {
      country: 'DE',
      city: 'Köln',
      addressLine1: 'Große Budengasse 8',
      postalCode: '50667',
      phoneNumber: '0221 4710 112',
      firstName: 'Jürgen',
      lastName: 'Müller',
    },
  },
  {
    id: '0e0bc896-afbe-49a6-adbb-8cb8ef65ed78',
    commerceId: 'da0aea0e-aa72-470b-9d63-d2a5d1764460',
    billingProfileId: 'd1773781-5438-45b5-87bd-a21c604af42a',
    companyName: '株式会社青空書店',
    domain: 'aozorashoten.onmicrosoft.com',
    email: 'sato@aozora.example',
    firstName: '美咲',
    lastName: '佐藤',
    culture: 'ja-JP',
    language: 'ja',
    address: {
      country: 'JP',
      city: '千代田区',
      state: '東京都',
      addressLine1: '神田神保町一丁目 1',
      postalCode: '101-0051',
      phoneNumber: '03-0000-0112',
      firstName: '美咲',
      lastName: '佐藤',
    },
  },
  {
    id: '84d0c3f0-b2e7-4ae0-aee4-5145f585675f',
    commerceId: 'aa5bf365-1867-4db7-9c80-f9be67fd4c1e',
    billingProfileId: '70faf36f-b78e-4a4f-aa39-4aba6a42ed19',
    companyName: 'Boulangerie L’Érable inc.',
    domain: 'boulangerieerable.onmicrosoft.com',
    email: 'zoe@erable.example',
    firstName: 'Zoé',
    lastName: 'Tremblay',
    culture: 'fr-CA',
    language: 'fr',
    address: {
      country: 'CA',
      city: 'Québec',
      state: 'QC',
      addressLine1: '20, rue Saint-Jean',
      postalCode: 'G1R 1S7',
      phoneNumber: '4185550112',
      firstName: 'Zoé',
      lastName: 'Tremblay',
    },
  },
];

/** The partners of the demo world by tenant, and their customers. */
export const demoCustomers: readonly { readonly partner: string; readonly customers: readonly DemoCustomer[] }[] = [
  { partner: contosoTenant, customers: customersOfContoso },
  { partner: fabrikamTenant, customers: customersOfFabrikam },
];
