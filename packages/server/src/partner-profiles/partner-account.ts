import type { Context } from '../operation.ts';
import { type IndirectReseller, listResellers } from '../relationships/indirect-resellers.ts';

/** A partner as its agreements and its number in the network concern others. */
export interface PartnerAccount {
  readonly tenantId: string;
  readonly name: string | undefined;
  /** Absent where it is not known. */
  readonly mpnId: string | undefined;
  /** It is known to have signed the Microsoft Partner Agreement. */
  readonly agreementSigned: boolean;
}

type Wanted = { readonly tenantId: string } | { readonly mpnId: string };

/**
 * The partner itself or one of its indirect resellers. Another partner is not found, whether there is one or not: no
 * partner learns of another here.
 */
export async function findAccount(context: Context, wanted: Wanted): Promise<PartnerAccount | undefined> {
  const own = ownAccount(context);
  if (isWanted(own, wanted)) return own;
  const resellers = await listResellers(context);
  return resellers.map(resellerAccount).find((account) => isWanted(account, wanted));
}

function resellerAccount({ id, name, mpnId, agreementUnsigned }: IndirectReseller): PartnerAccount {
  return { tenantId: id, name, mpnId, agreementSigned: agreementUnsigned !== true };
}

function isWanted({ tenantId, mpnId }: PartnerAccount, wanted: Wanted): boolean {
  return 'tenantId' in wanted ? tenantId === wanted.tenantId : mpnId === wanted.mpnId;
}

function ownAccount({ principal, settings }: Context): PartnerAccount {
  const known = settings.knownPartners.get(principal.partner);
  return {
    tenantId: principal.partner,
    name: known?.name,
    mpnId: known?.starting?.mpnId,
    agreementSigned: known?.starting?.agreementSigned ?? false,
  };
}
