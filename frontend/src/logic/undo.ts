/** What something was, and what it would be again. */
export interface Steps<T> {
  readonly past: readonly T[];
  readonly future: readonly T[];
}

/** More of them nobody takes back. */
const MOST = 100;

export const NO_STEPS: Steps<never> = { past: [], future: [] };

/** After a change from `now` to something new. */
export const stepped = <T>({ past }: Steps<T>, now: T): Steps<T> => ({ past: [...past, now].slice(-MOST), future: [] });

/** Returns what it was before, and the steps from there; null where there is nothing to take back. */
export const undone = <T>({ past, future }: Steps<T>, now: T): readonly [T, Steps<T>] | null => {
  const before = past.at(-1);
  return before === undefined ? null : [before, { past: past.slice(0, -1), future: [now, ...future] }];
};

export const redone = <T>({ past, future }: Steps<T>, now: T): readonly [T, Steps<T>] | null => {
  const [next, ...later] = future;
  return next === undefined ? null : [next, { past: [...past, now], future: later }];
};
