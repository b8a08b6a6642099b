import type { Scenario } from '../../scenario.ts';

/** How many people edit at the same moment. */
const editors = 5;

export const concurrentUpdate: Scenario = {
  name: 'ConcurrentUpdate',
  group: 'Safe updates',
  title: 'Several people change one profile at once, and no change is lost',
  credentials: 'app',
  traffic: 'one line each',
  async run({ partner, setting, cleanUp, say, show, check }) {
    const { billing } = partner.customers.byId(await setting('DefaultCustomerId')).profiles;
    const { addressLine2 } = (await billing.get()).defaultAddress;
    cleanUp(() => billing.edit((now) => ({ ...now, defaultAddress: { ...now.defaultAddress, addressLine2 } })));

    const marks = Array.from({ length: editors }, (_, index) => `desk ${index + 1}`);
    say(`${editors} edits start together; whoever comes too late gets 412, reads again and repeats the change.`);
    await Promise.all(
      marks.map((mark) =>
        billing.edit(({ defaultAddress, ...rest }) => {
          const line = [defaultAddress.addressLine2, mark].filter(Boolean).join(', ');
          return { ...rest, defaultAddress: { ...defaultAddress, addressLine2: line } };
        }),
      ),
    );

    const { defaultAddress } = await billing.get();
    show({ before: addressLine2 ?? '(nothing)', now: defaultAddress.addressLine2 });
    const written = defaultAddress.addressLine2?.split(', ') ?? [];
    check(
      marks.every((mark) => written.filter((part) => part === mark).length === 1),
      `All ${editors} changes are there, each of them once`,
    );
  },
};
