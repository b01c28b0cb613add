/** What somebody typed or drew, and nothing else has, by where they left it. No secret that a person types is ever in it. */
export interface Memory<T> {
  /** Null where there is nothing to lose any more. */
  readonly keep: (personId: string, place: string, left: T | null) => void;
  readonly leftAt: (personId: string, place: string) => T | null;
}

/** Of one person. Home Assistant takes the panel away where nobody looks at it; these memories stay until a reload. */
const memories: Map<string, unknown>[] = [];
let whose = "";

export const memory = <T>(): Memory<T> => {
  const kept = new Map<string, T>();
  memories.push(kept);
  return {
    keep: (personId, place, left) => {
      belongTo(personId);
      if (left === null) kept.delete(place);
      else kept.set(place, left);
      askOrNot();
    },
    leftAt: (personId, place) => {
      belongTo(personId);
      return kept.get(place) ?? null;
    },
  };
};

export const forgetAll = (): void => {
  for (const kept of memories) kept.clear();
  askOrNot();
};

/** Whoever signs in after somebody else finds nothing of theirs. */
const belongTo = (personId: string): void => {
  if (personId !== whose) forgetAll();
  whose = personId;
};

/** The browser asks before it goes, wherever in Home Assistant somebody is by then. */
const ask = (event: Event): void => {
  event.preventDefault();
};

const askOrNot = (): void => {
  if (memories.every((kept) => kept.size === 0)) window.removeEventListener("beforeunload", ask);
  else window.addEventListener("beforeunload", ask);
};
