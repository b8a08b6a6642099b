/** Entries of one day of the person's time zone. */
export interface Day<Item> {
  /** Some time of the day. */
  readonly date: Date;
  readonly items: readonly Item[];
}

/** Puts neighbours of the same day together; the order stays. */
export function byDay<Item extends { readonly at: Date }>(items: readonly Item[]): readonly Day<Item>[] {
  const days: { date: Date; items: Item[] }[] = [];
  for (const item of items) {
    const last = days.at(-1);
    if (last !== undefined && last.date.toDateString() === item.at.toDateString()) last.items.push(item);
    else days.push({ date: item.at, items: [item] });
  }
  return days;
}
