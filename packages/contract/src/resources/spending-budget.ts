import { type Static, Type } from 'typebox';
import { ResourceAttributes, ResourceLinks } from './links.ts';

/** Largest budget, in units of the customer's currency: hundredths of it are still exact. */
const maxAmount = 1_000_000_000_000;

/** What a customer may spend on usage, as it is answered. Both amounts are the same, and absent when there is no budget. */
export const SpendingBudget = Type.Object(
  {
    amount: Type.Optional(Type.Number({ description: 'A month, in units of the billing currency.' })),
    usageSpendingBudget: Type.Optional(Type.Number()),
    links: Type.Optional(ResourceLinks),
    attributes: ResourceAttributes,
  },
  { title: 'SpendingBudget' },
);

/** The body of an update. */
export const SpendingBudgetUpdate = Type.Object(
  {
    amount: Type.Optional(
      Type.Number({ minimum: 0, maximum: maxAmount, description: 'No amount, or null, removes the budget.' }),
    ),
  },
  { title: 'SpendingBudgetUpdate' },
);

export type SpendingBudget = Static<typeof SpendingBudget>;
