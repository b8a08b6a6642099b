import { randomUUID } from 'node:crypto';
import type { Json } from '../api-client.ts';

/** A password that keeps every rule. */
export const password = 'abCD123*';

/** A creation as the vendor's client sends it: the whole object, with its nulls. */
export function newUser(domain: string, values: Json = {}): Json {
  return {
    Id: null,
    UsageLocation: 'US',
    UserPrincipalName: `u${randomUUID()}@${domain}`,
    FirstName: 'Ferdinand',
    LastName: 'Filibuster',
    DisplayName: 'Ferdinand',
    PhoneNumber: null,
    PasswordProfile: { Password: password, ForceChangePassword: true },
    LastDirectorySyncTime: null,
    SoftDeletionTime: null,
    Attributes: { ObjectType: 'CustomerUser' },
    ...values,
  };
}
