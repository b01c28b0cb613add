import type { Clip, DraftWritten, FootageRequest, Interval, Match } from "../data/wire.js";
import { pieceOf } from "./draft-edit.js";
import { mayAnswerSender } from "./draft-form.js";

/** As many as a draft holds. */
export const MOST_CLIPS = 50;

/** What a person has to say before there can be a draft, because whoever asked did not. */
export interface Missing {
  readonly purpose: boolean;
  readonly recipient: boolean;
}

export const missingOf = (request: FootageRequest): Missing => ({
  purpose: request.purpose === "",
  recipient: !mayAnswerSender(request),
});

/** Clips that somebody chose, camera by camera, each in the order of its time. */
export const chosenOf = (matches: readonly Match[], chosen: ReadonlySet<string>): readonly Clip[] =>
  matches.flatMap(({ clips }) => clips.filter(({ clip_id }) => chosen.has(clip_id)));

/** How much of them would leave: of each the part that was asked for. */
export const lengthOf = (clips: readonly Clip[], { scope }: FootageRequest): number =>
  clips.reduce((sum, clip) => {
    const { from_ms, to_ms } = pieceOf(clip, scope).redaction.cut as Interval;
    return sum + to_ms - from_ms;
  }, 0);

/**
 * The draft that a person begins with. What is not said is the stricter: a file that this home hands over by itself, no
 * sound, and of each clip only what was asked for.
 */
export const newDraft = (
  request: FootageRequest,
  clips: readonly Clip[],
  typed: { readonly purpose: string; readonly recipient: string },
): DraftWritten => {
  const missing = missingOf(request);
  return {
    clips: clips.map((clip) => pieceOf(clip, request.scope)),
    purpose: missing.purpose ? typed.purpose : request.purpose,
    legal_basis: request.legal_basis.claimed,
    delivery: "file",
    ...(missing.recipient ? { recipient: { name: typed.recipient, level: 0, method: "" } } : {}),
  };
};
