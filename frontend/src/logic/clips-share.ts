import type { DraftWritten, ListedClip } from "../data/wire.js";
import { MOST_CLIPS } from "./draft-new.js";

/** What a person says of clips that they want to give away. */
export interface Typed {
  readonly recipient: string;
  readonly purpose: string;
}

/** Why clips cannot be given together; null where they can. */
export type Hindrance = "too_many" | "too_far" | null;

/** The longest time that a request may be about. */
const LONGEST_MS = 12 * 3_600_000;

export const hindranceOf = (clips: readonly ListedClip[]): Hindrance => {
  if (clips.length > MOST_CLIPS) return "too_many";
  const { window_from, window_to } = windowOf(clips);
  return Date.parse(window_to) - Date.parse(window_from) > LONGEST_MS ? "too_far" : null;
};

/** A request of the household's own: it goes the way of every other one, and nothing leaves by it. */
export const wishOf = (clips: readonly ListedClip[], { recipient, purpose }: Typed): Readonly<Record<string, unknown>> => ({
  requester: { type: "household" },
  purpose,
  scope: windowOf(clips),
  proposal: { recipient, clip_ids: clips.map(({ clip_id }) => clip_id) },
});

/** The draft that it begins with: whole clips without sound, as a file that this home hands over by itself. */
export const draftOf = (clips: readonly ListedClip[], { recipient, purpose }: Typed): DraftWritten => ({
  clips: [...clips].sort((one, other) => one.start.localeCompare(other.start)).map(({ clip_id, start, end }) => ({
    clip_id,
    redaction: {
      v: 1,
      kind: "redaction",
      cut: { from_ms: 0, to_ms: Math.max(1, Date.parse(end ?? start) - Date.parse(start)) },
      whole: null,
      boxes: [],
      audio: false,
      mutes: [],
    },
  })),
  recipient: { name: recipient, level: 0, method: "" },
  purpose,
  legal_basis: "voluntary",
  delivery: "file",
});

const windowOf = (clips: readonly ListedClip[]): { readonly window_from: string; readonly window_to: string } => {
  const starts = clips.map(({ start }) => Date.parse(start));
  const ends = clips.map(({ start, end }) => Date.parse(end ?? start));
  const from = Math.min(...starts);
  return { window_from: utc(from), window_to: utc(Math.max(from + 1000, ...ends)) };
};

const utc = (ms: number): string => new Date(ms).toISOString();
