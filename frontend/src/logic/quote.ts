import type { Finding } from "../data/wire.js";
import type { MessageKey } from "../localize/localize.js";

/** A piece of what a requester wrote, with what is remarkable about it. */
export interface Piece {
  readonly text: string;
  readonly why: readonly MessageKey[];
}

const WHY: Readonly<Record<string, MessageKey>> = {
  assembly: "mark.assembly",
  authority: "mark.authority",
  deadline: "mark.deadline",
  guilt: "mark.guilt",
  minimizing: "mark.minimizing",
  obligation: "mark.obligation",
  praise: "mark.praise",
  reward: "mark.reward",
  sharing: "mark.sharing",
  threat: "mark.threat",
  urgency: "mark.urgency",
  "text.confusable": "mark.text.confusable",
  "text.mixed_scripts": "mark.text.mixed_scripts",
  "text.unusual_space": "mark.text.unusual_space",
};

/** Cuts a text where the rules marked it. Their places count code points; JavaScript's own count is another one. */
export const marked = (text: string, field: string, findings: readonly Finding[]): readonly Piece[] => {
  const points = Array.from(text);
  const marks = findings.flatMap((finding) => finding.marks).filter((mark) => mark.field === field);
  const cuts = [...new Set([0, points.length, ...marks.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  let start = 0;
  return cuts.slice(1).map((end) => {
    const over = marks.filter((mark) => mark.start <= start && end <= mark.end);
    const piece = points.slice(start, end).join("");
    start = end;
    return { text: piece, why: [...new Set(over.flatMap(({ phrase_id }) => whyOf(phrase_id)))] };
  });
};

/** Why pieces are remarkable, each reason once, with the words that are. */
export const reasonsOf = (pieces: readonly Piece[]): ReadonlyMap<MessageKey, readonly string[]> => {
  const reasons = new Map<MessageKey, readonly string[]>();
  for (const { text, why } of pieces) for (const each of why) reasons.set(each, [...(reasons.get(each) ?? []), text]);
  return reasons;
};

const whyOf = (phrase: string): readonly MessageKey[] => {
  const why = WHY[phrase] ?? WHY[phrase.replace(/\..*$/u, "")];
  return why === undefined ? [] : [why];
};
