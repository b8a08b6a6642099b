import type { Address } from '@partnerite/sdk';

/** The members of an address, all of which are texts. */
export type AddressMember = keyof Address & string;

/** An address while somebody types it: what is missing is not there, or empty. */
export type AddressText = { readonly [Member in AddressMember]?: string | undefined };

export const lineMembers = ['addressLine1', 'addressLine2', 'addressLine3'] as const satisfies readonly AddressMember[];

/** What was typed of a member, without blanks around it. */
export function textOf(address: AddressText, member: AddressMember): string {
  return address[member]?.trim() ?? '';
}
