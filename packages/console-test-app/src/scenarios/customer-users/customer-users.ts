import { refusal } from '../../refusal.ts';
import type { Scenario } from '../../scenario.ts';
import { newCustomer } from '../customers/new-customer.ts';
import { newUser } from './new-user.ts';

export const customerUsers: Scenario = {
  name: 'CustomerUsers',
  group: 'Customer users',
  title: 'Create a user, change it, reset its password, delete it and bring it back',
  credentials: 'app+user',
  async run({ partner, setting, cleanUp, show, check }) {
    const customer = await partner.customers.create(newCustomer(await setting('CustomerDomainSuffix')));
    const selected = partner.customers.byId(customer.id);
    cleanUp(() => selected.delete());

    const created = await selected.users.create(newUser(customer.companyProfile.domain));
    const user = selected.users.byId(created.id);
    const changed = await user.patch({ displayName: 'Alexandra Wu', usageLocation: 'SE' });
    const reset = await user.resetPassword({ passwordProfile: { password: 'Renew456*', forceChangePassword: true } });
    const read = await user.get();

    await user.delete();
    const error = await refusal(user.get(), 'NotFound');
    const { items: deleted } = await selected.users.list({ equals: { userState: 'Inactive' } }).page();
    const restored = await user.patch({ state: 'active' });
    const { items: active } = await selected.users.list({ sortField: 'UserPrincipalName' }).page();

    show({ user: created.userPrincipalName, name: changed.displayName, deleted: deleted[0]?.softDeletionTime });
    check(created.passwordProfile !== undefined, 'The creation shows the password');
    check(
      reset.passwordProfile !== undefined && read.passwordProfile === undefined,
      'So does the reset, and no answer after',
    );
    check(read.displayName === 'Alexandra Wu' && read.usageLocation === 'SE', 'The change is kept');
    check(error.code === 60002, 'The deleted user is not found');
    check(
      deleted.some(({ id, state }) => id === created.id && state === 'inactive'),
      'It is among the inactive ones',
    );
    check(restored.state === 'active' && active.some(({ id }) => id === created.id), 'It is back');
  },
};
