import { type Partner, PartnerError } from '@partnerite/sdk';
import { queryOptions } from '@tanstack/react-query';

/** One customer, as the partner sees it. */
export function customerQuery(partner: Partner, customerId: string) {
  return queryOptions({
    queryKey: ['account', 'customer', customerId],
    queryFn: ({ signal }) => partner.customers.byId(customerId).get({ signal }),
  });
}

/** The billing profile of a customer, with its version. */
export function billingProfileQuery(partner: Partner, customerId: string) {
  return queryOptions({
    queryKey: ['account', 'billing', customerId],
    queryFn: ({ signal }) => partner.customers.byId(customerId).profiles.billing.get({ signal }),
  });
}

/** Whether there is no such customer, or none of this partner: the service does not tell one from the other. */
export function isNoCustomer(error: unknown): boolean {
  return (
    error instanceof PartnerError && (error.category === 'NotFound' || [20002, 900118].includes(Number(error.code)))
  );
}
