import type { Delivery, DraftShown, DraftWritten, Interval, Known, PieceWritten, Recipe } from "../data/wire.js";

/** What a person changed and has not saved, and what of the server's they changed. */
export interface Edit {
  readonly draft: DraftWritten;
  readonly base: Pick<DraftShown, "draft" | "version">;
  /** What was chosen for ways of handing over that somebody left meanwhile, and who was named beside whoever asked. */
  readonly left?: Readonly<Partial<Record<Delivery, Terms>>> & { readonly recipient?: Known };
}

/** What belongs to one way of handing over. */
const TERMS = ["access_code", "stream_only", "hand_over", "max_downloads", "age_recipient"] as const;

type Terms = Pick<DraftWritten, (typeof TERMS)[number]>;

/** What has to be known before something is saved: nothing, that votes and files go, or that somebody else was quicker. */
export type Saving = "plain" | "voids" | "conflict";

/** A vote, or files that are finished, make another version of the same draft. */
export const savingOf = ({ base }: Edit, shown: Pick<DraftShown, "draft" | "state" | "version">): Saving => {
  const isSame = base.version === shown.version || JSON.stringify(base.draft) === JSON.stringify(shown.draft);
  if (!isSame) return "conflict";
  return shown.state === "drafted" ? "plain" : "voids";
};

/** An edit with another draft in it. Whoever comes back to a choice finds there what they had entered. */
export const edited = (before: Edit | null, shown: Edit["base"], draft: DraftWritten): Edit => {
  const { base, draft: was, left = {} } = before ?? { base: shown, draft: shown.draft };
  if (was.recipient !== undefined && draft.recipient === undefined) {
    return { draft, base, left: { ...left, recipient: was.recipient } };
  }
  if (was.recipient === undefined && draft.recipient !== undefined) {
    return { draft: { ...draft, recipient: left.recipient ?? draft.recipient }, base, left };
  }
  if (was.delivery === draft.delivery) return { draft, base, left };
  return { draft: { ...draft, ...left[draft.delivery] }, base, left: { ...left, [was.delivery]: termsOf(was) } };
};

const termsOf = (draft: DraftWritten): Terms =>
  Object.fromEntries(Object.entries(draft).filter(([name]) => TERMS.some((term) => term === name)));

/** Fields that belong to one way of handing over go with it: the server refuses them elsewhere. */
export const withDelivery = (draft: DraftWritten, delivery: Delivery): DraftWritten => {
  const { age_recipient, ...rest } = draft;
  if (delivery === "link") return { ...rest, delivery };
  const plain = { ...rest, delivery, access_code: false, stream_only: false, hand_over: false, max_downloads: 1 };
  return delivery === "age_file" && age_recipient !== undefined ? { ...plain, age_recipient } : plain;
};

/** An empty key is none: a passphrase is typed when the file is collected. */
export const withKey = (draft: DraftWritten, key: string): DraftWritten => {
  const rest = omit(draft, "age_recipient");
  return key.trim() === "" ? rest : { ...rest, age_recipient: key.trim() };
};

/** Without an end it is the one that the policy says. */
export const withEnd = (draft: DraftWritten, not_after: string | null): DraftWritten =>
  not_after === null ? omit(draft, "not_after") : { ...draft, not_after };

/** Null is whoever asked. */
export const withRecipient = (draft: DraftWritten, recipient: Known | null): DraftWritten =>
  recipient === null ? omit(draft, "recipient") : { ...draft, recipient };

/** A link that goes back to an automation needs a code that the automation never sees. */
export const withHandOver = (draft: DraftWritten, hand_over: boolean): DraftWritten =>
  hand_over ? { ...draft, hand_over, access_code: true } : { ...draft, hand_over };

export const withRecipe = (draft: DraftWritten, index: number, redaction: Recipe): DraftWritten => ({
  ...draft,
  clips: draft.clips.map((piece, at) => (at === index ? { ...piece, redaction } : piece)),
});

export const without = (draft: DraftWritten, index: number): DraftWritten => ({
  ...draft,
  clips: draft.clips.filter((_, at) => at !== index),
});

/** The clip that a part is of, with another part of it: as it is hidden there, silent, and no longer than what was asked for. */
export const withAnotherPart = (draft: DraftWritten, index: number, asked: PieceWritten): DraftWritten => {
  const piece = draft.clips[index];
  if (piece === undefined) return draft;
  const redaction: Recipe = { ...piece.redaction, cut: restOf(piece.redaction.cut, asked.redaction.cut), audio: false, mutes: [] };
  return { ...draft, clips: draft.clips.flatMap((each, at) => (at === index ? [each, { ...piece, redaction }] : [each])) };
};

/** What of all that was asked for comes after a part; else what comes before it; else the later half of it. */
const restOf = (part: Recipe["cut"], asked: Recipe["cut"]): Interval => {
  const [of, all] = [spanOf(part), spanOf(asked)];
  if (of.to_ms < all.to_ms) return { from_ms: Math.max(of.to_ms, all.from_ms), to_ms: all.to_ms };
  if (all.from_ms < of.from_ms) return { from_ms: all.from_ms, to_ms: Math.min(of.from_ms, all.to_ms) };
  return { from_ms: Math.floor((all.from_ms + all.to_ms) / 2), to_ms: all.to_ms };
};

const spanOf = (cut: Recipe["cut"]): Interval => ("at_ms" in cut ? { from_ms: cut.at_ms, to_ms: cut.at_ms + 1 } : cut);

export const withClip = (draft: DraftWritten, piece: PieceWritten): DraftWritten => ({
  ...draft,
  clips: [...draft.clips, piece],
});

/** What of a clip leaves that was just added: the part inside the window that was asked for, without sound. */
export const pieceOf = (
  clip: { readonly clip_id: string; readonly start: string; readonly end: string | null },
  window: { readonly window_from: string; readonly window_to: string },
): PieceWritten => {
  const start = Date.parse(clip.start);
  const end = Date.parse(clip.end ?? window.window_to);
  const from = Math.max(start, Date.parse(window.window_from));
  const to = Math.min(end, Date.parse(window.window_to));
  // One that lies outside of it was chosen all the same: as a whole, to be cut by hand.
  const [from_ms, to_ms] = from < to ? [from - start, to - start] : [0, Math.max(1, end - start)];
  const cut = { from_ms, to_ms };
  return { clip_id: clip.clip_id, redaction: { v: 1, kind: "redaction", cut, whole: null, boxes: [], audio: false, mutes: [] } };
};

const omit = <T extends object, K extends keyof T>(from: T, left: K): Omit<T, K> =>
  Object.fromEntries(Object.entries(from).filter(([name]) => name !== left)) as Omit<T, K>;
