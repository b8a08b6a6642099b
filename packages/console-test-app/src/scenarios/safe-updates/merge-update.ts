import { ConflictError, type CustomerBillingProfile } from '@partnerite/sdk';
import { refusal } from '../../refusal.ts';
import type { Scenario } from '../../scenario.ts';

export const mergeUpdate: Scenario = {
  name: 'MergeUpdate',
  group: 'Safe updates',
  title: 'Two people change one profile: joined, or a conflict to decide',
  credentials: 'app',
  async run({ partner, setting, cleanUp, say, show, check }) {
    const { billing } = partner.customers.byId(await setting('DefaultCustomerId')).profiles;
    const seen = await billing.get();
    const { email, firstName } = seen;
    cleanUp(() => billing.edit((profile) => ({ ...profile, email, firstName })));

    say('Both look at the same version. Anna changes the e-mail address ...');
    await billing.edit((profile) => ({ ...profile, email: `anna.${email}` }), { base: seen, onStale: 'merge' });
    say('... and Ben, who has not seen that, the first name.');
    const merged = await billing.edit((profile) => ({ ...profile, firstName: 'Ben' }), {
      base: seen,
      onStale: 'merge',
    });

    check(merged.email === `anna.${email}` && merged.firstName === 'Ben', 'The profile holds both changes');

    say('Now Ben changes the e-mail address as well, still on the version he saw first.');
    const error = await refusal(
      billing.edit((profile) => ({ ...profile, email: `ben.${email}` }), { base: seen, onStale: 'merge' }),
      'Conflict',
    );

    if (!(error instanceof ConflictError)) throw error;
    const { base, mine, theirs, members } = error;
    // What is thrown has no type: these are three versions of what was edited.
    const emailOf = (version: unknown) => (version as CustomerBillingProfile).email;
    show({ 'both changed': members.join(', '), base: emailOf(base), mine: emailOf(mine), theirs: emailOf(theirs) });
    check(members.join() === 'email', 'A ConflictError names the member that both changed');
    check((await billing.get()).email === `anna.${email}`, 'Nothing was written over');
  },
};
