import { useQuery } from '@tanstack/react-query';
import { useSession } from '../session/session.tsx';
import { useFormat } from '../texts/format.ts';

/** Who saved the billing profile last, and when, if the audit trail tells. Nobody waits for it. */
export function useLastChange(
  customerId: string,
  etag: string,
): { readonly who: string; readonly when: string } | undefined {
  const { partner } = useSession();
  const { dateTime } = useFormat();
  const { data } = useQuery({
    queryKey: ['account', 'last-change', customerId, etag],
    async queryFn({ signal }) {
      const equals = { customerId, operationType: 'update_customer_billing_profile' };
      const { items } = await partner.auditRecords.list({ equals, size: 1 }).page({ signal });
      return items[0] ?? null;
    },
  });
  if (!data) return undefined;
  return { who: data.userPrincipalName ?? data.applicationId, when: dateTime(new Date(data.operationDate)) };
}
