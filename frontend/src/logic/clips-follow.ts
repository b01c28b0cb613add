import type { FactKind, ListedClip } from "../data/wire.js";
import type { Listed } from "./clips-list.js";

/** Facts after which a list of clips, or what keeps them, is another one. */
export const ABOUT_CLIPS: readonly FactKind[] = [
  "clip_opened",
  "clip_sealed",
  "clip_cut",
  "clip_removed",
  "clip_missing",
  "clip_found",
  "clip_accounted",
  "hold_placed",
  "hold_ended",
  "hold_lifted",
];

/**
 * The same page as it is now. Where clips came in, others go to the next page; those that somebody is at stay, with all
 * before them, so that nothing is taken out of their hands.
 */
export const follow = (before: Listed, now: Listed, at: ReadonlySet<string>): Listed => {
  const last = now.clips.at(-1);
  // Where no more is to come, whatever is missing has gone.
  if (before.wanted !== now.wanted || last === undefined || !now.more) return now;
  const pushed = before.clips.filter((clip) => isBefore(clip, last));
  const end = pushed.reduce((found, { clip_id }, index) => (at.has(clip_id) ? index + 1 : found), 0);
  const kept = pushed.slice(0, end);
  const next = kept.at(-1)?.clip_id ?? now.next;
  const isAll = kept.length === pushed.length && kept.length > 0;
  return {
    ...now,
    clips: [...now.clips, ...kept],
    more: isAll ? before.more : now.more,
    next: isAll && !before.more ? null : next,
  };
};

/** What of that which was chosen is still there, as it is now. */
export const stillChosen = (chosen: ReadonlyMap<string, ListedClip>, { clips }: Listed): ReadonlyMap<string, ListedClip> => {
  const there = new Map(clips.map((clip) => [clip.clip_id, clip]));
  return new Map(
    [...chosen.keys()].flatMap((id) => {
      const clip = there.get(id);
      return clip === undefined ? [] : [[id, clip] as const];
    }),
  );
};

const isBefore = (clip: ListedClip, last: ListedClip): boolean =>
  clip.start === last.start ? clip.clip_id < last.clip_id : clip.start < last.start;
