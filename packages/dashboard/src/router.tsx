import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { activitySearch } from './activity/search.ts';
import { CustomersPage } from './customers/customers-page.tsx';
import { customerSearch } from './customers/search-address.ts';
import { historySearch } from './history/search.ts';
import { Frame } from './shell/frame.tsx';
import { noteNavigation } from './shell/navigation.ts';
import { NotFound } from './shell/not-found.tsx';
import { PageFault } from './shell/page-fault.tsx';
import { PagePending } from './shell/page-pending.tsx';
import { loadTexts } from './texts/i18n.ts';

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/customers', replace: true });
  },
});

const customers = createRoute({
  getParentRoute: () => root,
  path: '/customers',
  loader: () => loadTexts('customers'),
  component: CustomersPage,
  validateSearch: customerSearch,
});

const newCustomer = createRoute({
  getParentRoute: () => root,
  path: '/customers/new',
  loader: () => loadTexts('customers'),
  component: lazyRouteComponent(() => import('./customers/new-customer-page.tsx'), 'NewCustomerPage'),
});

const customer = createRoute({
  getParentRoute: () => root,
  path: '/customers/$customerId',
  loader: () => loadTexts('account'),
  component: lazyRouteComponent(() => import('./account/customer-frame.tsx'), 'CustomerFrame'),
});

const customerHome = createRoute({
  getParentRoute: () => customer,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/customers/$customerId/account', params, replace: true });
  },
});

const account = createRoute({
  getParentRoute: () => customer,
  path: '/account',
  loader: () => loadTexts('account'),
  component: lazyRouteComponent(() => import('./account/account-page.tsx'), 'AccountPage'),
});

const history = createRoute({
  getParentRoute: () => customer,
  path: '/history',
  validateSearch: historySearch,
  loader: () => loadTexts('history'),
  component: lazyRouteComponent(() => import('./history/history-page.tsx'), 'HistoryPage'),
});

const activity = createRoute({
  getParentRoute: () => root,
  path: '/activity',
  validateSearch: activitySearch,
  loader: () => loadTexts('activity'),
  component: lazyRouteComponent(() => import('./activity/activity-page.tsx'), 'ActivityPage'),
});

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  loader: () => loadTexts('settings'),
  component: lazyRouteComponent(() => import('./settings/settings-page.tsx'), 'SettingsPage'),
});

const signOut = createRoute({
  getParentRoute: () => root,
  path: '/sign-out',
  component: lazyRouteComponent(() => import('./shell/sign-out-page.tsx'), 'SignOutPage'),
});

const routeTree = root.addChildren([
  home,
  customers,
  newCustomer,
  customer.addChildren([customerHome, account, history]),
  activity,
  settings,
  signOut,
]);

/** How long the page before stays while the next one is loaded, in milliseconds. */
const pendingDelay = 300;

/** Every page by its address; all but the list of customers are loaded when they are first opened. */
export function createPages() {
  const router = createRouter({
    routeTree,
    defaultPreload: 'intent',
    // In place of the page alone: the way to the others stays.
    defaultErrorComponent: PageFault,
    defaultPendingComponent: PagePending,
    defaultPendingMs: pendingDelay,
    defaultPendingMinMs: 0,
    // Texts do not change while the page stands.
    defaultStaleTime: Number.POSITIVE_INFINITY,
    scrollRestoration: true,
  });
  router.subscribe('onBeforeNavigate', ({ fromLocation, pathChanged }) => {
    if (fromLocation !== undefined && pathChanged) noteNavigation();
  });
  return router;
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPages>;
  }
}
