import type { Scenario } from '../../scenario.ts';
import { newCustomer } from '../customers/new-customer.ts';
import { newUser } from './new-user.ts';

export const directoryRoles: Scenario = {
  name: 'DirectoryRoles',
  group: 'Customer users',
  title: 'Give a user a directory role, look at both sides of it, and take it away',
  credentials: 'app+user',
  async run({ partner, setting, cleanUp, show, check }) {
    const customer = await partner.customers.create(newCustomer(await setting('CustomerDomainSuffix')));
    const selected = partner.customers.byId(customer.id);
    cleanUp(() => selected.delete());
    const user = await selected.users.create(newUser(customer.companyProfile.domain));

    const { items: roles } = await selected.directoryRoles.get();
    const helpdesk = roles.find(({ name }) => name === 'Helpdesk Administrator');
    check(helpdesk !== undefined, `One of the ${roles.length} roles is that of the helpdesk`);
    if (helpdesk === undefined) return;
    const role = selected.directoryRoles.byId(helpdesk.id);
    const { id, displayName, userPrincipalName } = user;
    const member = await role.userMembers.create({ id, displayName, userPrincipalName });
    const held = await selected.users.byId(id).directoryRoles.get();
    const { items: members } = await role.userMembers.get();
    await role.userMembers.byId(id).delete();
    const after = await role.userMembers.get();

    show({ user: userPrincipalName, role: held.items[0]?.name, 'role id': member.roleId });
    check(held.items.length === 1 && held.items[0]?.id === helpdesk.id, 'The user has the role');
    check(members.length === 1 && members[0]?.id === id, 'The role has the user');
    check(after.items.length === 0, 'Then nobody has it');
  },
};
