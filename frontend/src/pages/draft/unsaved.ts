import { memory } from "../../components/unsaved.js";
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

const drafts = memory<Unsaved>();

export const keep = (personId: string, draftId: string, { edit, released }: Unsaved): void => {
  drafts.keep(personId, draftId, edit === null && released?.url == null ? null : { edit, released });
};

/** What a person left at a draft. */
export const leftAt = (personId: string, draftId: string): Unsaved => drafts.leftAt(personId, draftId) ?? NONE;
