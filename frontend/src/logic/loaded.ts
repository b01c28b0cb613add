import { isGone, isPassing, mayPass, type Problem } from "./problem.js";

/** What a page knows of something that the server has: never more than the server said. */
export type Loaded<T> =
  | { readonly kind: "loading" }
  /** `isStale`: the connection was lost meanwhile, and it may have changed. So it may with a `problem` of asking again. */
  | { readonly kind: "ready"; readonly value: T; readonly isStale: boolean; readonly problem?: Problem }
  | { readonly kind: "failed"; readonly problem: Problem }
  | { readonly kind: "gone" };

export type Happened<T> =
  | { readonly kind: "answered"; readonly value: T }
  | { readonly kind: "refused"; readonly problem: Problem }
  | { readonly kind: "disconnected" };

export const LOADING: Loaded<never> = { kind: "loading" };

export const after = <T>(loaded: Loaded<T>, happened: Happened<T>): Loaded<T> => {
  switch (happened.kind) {
    case "answered":
      return { kind: "ready", value: happened.value, isStale: false };
    case "refused":
      return refused(loaded, happened.problem);
    case "disconnected":
      return stale(loaded);
  }
};

const refused = <T>(loaded: Loaded<T>, problem: Problem): Loaded<T> => {
  if (isPassing(problem)) return stale(loaded);
  if (isGone(problem)) return { kind: "gone" };
  // Somebody may be in the middle of what is shown.
  return loaded.kind === "ready" && mayPass(problem) ? { ...loaded, problem } : { kind: "failed", problem };
};

const stale = <T>(loaded: Loaded<T>): Loaded<T> => (loaded.kind === "ready" ? { ...loaded, isStale: true } : LOADING);
