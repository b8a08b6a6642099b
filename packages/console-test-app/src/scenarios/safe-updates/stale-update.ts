import { refusal } from '../../refusal.ts';
import type { Scenario } from '../../scenario.ts';

export const staleUpdate: Scenario = {
  name: 'StaleUpdate',
  group: 'Safe updates',
  title: 'An update on an old version is refused, and nothing is lost',
  credentials: 'app',
  async run({ partner, setting, cleanUp, say, show, check }) {
    const { billing } = partner.customers.byId(await setting('DefaultCustomerId')).profiles;
    const old = await billing.get();
    const { email, firstName } = old;
    cleanUp(() => billing.edit((profile) => ({ ...profile, email, firstName })));

    say('Somebody else changes the e-mail address meanwhile.');
    const theirs = await billing.update({ ...old, email: `meanwhile.${email}` });
    say('An update on the version from before:');
    const error = await refusal(billing.update({ ...old, firstName: 'Too late' }), 'PreconditionFailed');

    show({ category: error.category, status: error.status, code: error.code, description: error.description });
    const now = await billing.get();
    check(
      now.email === theirs.email && now.firstName === firstName,
      'The profile is as the other person left it: nothing is lost',
    );
  },
};
