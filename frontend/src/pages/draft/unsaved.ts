import type { Released } from "../../data/wire.js";
import type { Edit } from "../../logic/draft-edit.js";

/** What stands on the page of a draft and nowhere else. */
export interface Unsaved {
  /** What a person changed; the server does not know of it. */
  readonly edit: Edit | null;
  /** The link, and the code for it, that the server showed this one time. */
  readonly released: Released | null;
}

const NONE: Unsaved = { edit: null, released: null };

/** By draft, of one person. Home Assistant takes the panel away where nobody looks at it; this memory stays until a reload. */
const kept = new Map<string, Unsaved>();
let whose = "";

/** The browser asks before it goes, wherever in Home Assistant somebody is by then. */
const ask = (event: Event): void => {
  event.preventDefault();
};

export const keep = (personId: string, draftId: string, { edit, released }: Unsaved): void => {
  belongTo(personId);
  if (edit === null && released?.url == null) kept.delete(draftId);
  else kept.set(draftId, { edit, released });
  askOrNot();
};

/** What a person left at a draft. */
export const leftAt = (personId: string, draftId: string): Unsaved => {
  belongTo(personId);
  return kept.get(draftId) ?? NONE;
};

export const forgetAll = (): void => {
  kept.clear();
  askOrNot();
};

/** Whoever signs in after somebody else finds nothing of theirs. */
const belongTo = (personId: string): void => {
  if (personId !== whose) forgetAll();
  whose = personId;
};

const askOrNot = (): void => {
  if (kept.size === 0) window.removeEventListener("beforeunload", ask);
  else window.addEventListener("beforeunload", ask);
};
