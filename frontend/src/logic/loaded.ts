import { isGone, isPassing, type Problem } from "./problem.js";

/** What a page knows of something that the server has: never more than the server said. */
export type Loaded<T> =
  | { readonly kind: "loading" }
  /** `isStale`: the connection was lost meanwhile, and it may have changed. */
  | { readonly kind: "ready"; readonly value: T; readonly isStale: boolean }
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
      if (isPassing(happened.problem)) return stale(loaded);
      return isGone(happened.problem) ? { kind: "gone" } : { kind: "failed", problem: happened.problem };
    case "disconnected":
      return stale(loaded);
  }
};

const stale = <T>(loaded: Loaded<T>): Loaded<T> => (loaded.kind === "ready" ? { ...loaded, isStale: true } : LOADING);
