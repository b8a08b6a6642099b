/** A billing profile, as a service answers it. */
export const billingProfile = {
  id: 'a58ceba5-60ac-48e4-a0bc-2a855811807a',
  firstName: 'Gena',
  lastName: 'Soto',
  email: 'gena@wingtiptoys.example',
  culture: 'en-US',
  language: 'en',
  companyName: 'Wingtip Toys',
  defaultAddress: {
    country: 'US',
    city: 'Redmond',
    state: 'WA',
    addressLine1: 'One Microsoft Way',
    postalCode: '98052',
    phoneNumber: '4255550101',
  },
  attributes: { etag: '-2616831598432863480', objectType: 'CustomerBillingProfile' },
};
