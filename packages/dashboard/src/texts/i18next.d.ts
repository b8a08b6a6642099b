import type account from './en/account.json';
import type activity from './en/activity.json';
import type common from './en/common.json';
import type customers from './en/customers.json';
import type history from './en/history.json';
import type settings from './en/settings.json';

// A text that is not in the English catalogue does not compile; the other languages are compared with it by a test.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      account: typeof account;
      activity: typeof activity;
      common: typeof common;
      customers: typeof customers;
      history: typeof history;
      settings: typeof settings;
    };
  }
}
