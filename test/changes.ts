/** Something that changes, and those who wait for what it is to become. */
export interface Changes {
  /** Resolves when this holds, which is looked at after every change. */
  until(holds: () => boolean): Promise<void>;
  changed(): void;
}

export function createChanges(): Changes {
  const watchers = new Set<() => void>();
  return {
    until: (holds) =>
      new Promise((resolve) => {
        const watch = () => {
          if (!holds()) return;
          watchers.delete(watch);
          resolve();
        };
        watchers.add(watch);
        watch();
      }),
    changed() {
      for (const watch of watchers) watch();
    },
  };
}
