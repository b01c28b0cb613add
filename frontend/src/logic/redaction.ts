import type { Area, Interval, Mute, Recipe, Track, Whole, Why } from "../data/wire.js";
import type { MessageKey } from "../localize/localize.js";
import { ONE, placeAt, whole } from "./redaction-area.js";
import { MOST_MS } from "./redaction-time.js";

/** As many as a recipe takes (`model/redaction`). */
export const MOST = { boxes: 100, mutes: 200, keys: 5_000, keysInAll: 20_000 } as const;

/** One of the boxes, or the area that a cover leaves open. */
export type Target = number | "hole";

/** Why a recipe was not changed. */
export interface Refused {
  readonly why: MessageKey;
  readonly most: number;
}

export type Changed = Recipe | Refused;
export type Covering = "none" | "covered" | "hole" | "pixelated";

export const COVERINGS: readonly Covering[] = ["none", "covered", "hole", "pixelated"];

const MIDDLE: Area = { left: ONE / 4, top: ONE / 4, right: (ONE * 3) / 4, bottom: (ONE * 3) / 4 };
const NEW: Area = { left: ONE * 0.4, top: ONE * 0.4, right: ONE * 0.6, bottom: ONE * 0.6 };
const SECOND = 1000;
/** A reason that says nothing, until somebody says more. */
const NO_REASON: Why = "other";
const ORDER: Refused = { why: "redact.order", most: 0 };

const tooMany = (most: number): Refused => ({ why: "redact.too_many", most });

export const isRefused = (changed: Changed): changed is Refused => "most" in changed;

/** A player says within which millisecond its picture begins: an end after it, and a still of it, are one more. */
export const endAt = (ms: number): number => ms + 1;

/** Where what is muted begins that somebody heard while a picture was shown: no later than they heard it. */
export const mutedFrom = (ms: number, heardMs: number): number => Math.min(ms, Math.floor(heardMs));

/** And where it ends: sound goes on while a picture stands. */
export const mutedUntil = (ms: number, heardMs: number): number => Math.max(endAt(ms), Math.ceil(heardMs));

/** How long a clip is, which is no shorter than what is to leave of it. */
export const lengthOf = ({ cut }: Recipe, knownMs: number): number =>
  Math.max(Math.ceil(knownMs), "at_ms" in cut ? endAt(cut.at_ms) : cut.to_ms);

/** With another begin or end, within the clip. */
export const withCut = (recipe: Recipe, changes: Partial<Interval>, lengthMs: number): Changed => {
  const span = { ...intervalOf(recipe, lengthMs), ...inClip(changes, lengthMs) };
  return span.from_ms < span.to_ms ? { ...recipe, cut: span } : ORDER;
};

/** One picture has no sound. */
export const asStill = (recipe: Recipe, ms: number): Recipe => ({
  ...recipe,
  cut: { at_ms: ms },
  audio: false,
  mutes: [],
});

/** From one picture, no more than a second of film: how much more leaves, somebody has to say. */
export const asFilm = (recipe: Recipe, lengthMs: number): Recipe => ({ ...recipe, cut: intervalOf(recipe, lengthMs) });

/** All that has a place in the picture. What lies on top of the others comes last. */
export const targetsOf = ({ boxes, whole: cover }: Recipe): readonly Target[] => [
  ...(cover?.hole == null ? [] : (["hole"] as const)),
  ...boxes.keys(),
];

export const trackOf = ({ boxes, whole: cover }: Recipe, target: Target): Track | null =>
  (target === "hole" ? cover?.hole : boxes[target]?.track) ?? null;

export const whyOf = ({ boxes, whole: cover }: Recipe, target: Target): Why =>
  (target === "hole" ? cover?.why : boxes[target]?.why) ?? NO_REASON;

export const withBox = (recipe: Recipe, ms: number, area: Area = NEW): Changed => {
  if (recipe.boxes.length >= MOST.boxes) return tooMany(MOST.boxes);
  if (keysIn(recipe) >= MOST.keysInAll) return tooMany(MOST.keysInAll);
  return { ...recipe, boxes: [...recipe.boxes, { track: staying(ms, area), why: NO_REASON }] };
};

export const withoutBox = (recipe: Recipe, index: number): Recipe => ({ ...recipe, boxes: without(recipe.boxes, index) });

/** Puts an area elsewhere: for all its time where it stays, for this moment where it moves. */
export const withArea = (recipe: Recipe, target: Target, ms: number, area: Area): Changed => {
  const track = trackOf(recipe, target);
  if (track === null) return recipe;
  const [only, ...others] = track.keys;
  if (only === undefined || others.length > 0) return withKey(recipe, target, ms, area);
  return withTrack(recipe, target, { ...track, keys: [{ ...only, area }] });
};

/** Has an area be at this moment where it is now, so that it can move from there and to there. */
export const withKey = (recipe: Recipe, target: Target, ms: number, area: Area | null = null): Changed => {
  const track = trackOf(recipe, target);
  const there = area ?? (track === null ? null : placeAt({ ...track, from_ms: null, to_ms: null }, ms));
  if (track === null || there === null) return recipe;
  const others = track.keys.filter((key) => key.at_ms !== ms);
  if (others.length >= MOST.keys) return tooMany(MOST.keys);
  if (others.length === track.keys.length && keysIn(recipe) >= MOST.keysInAll) return tooMany(MOST.keysInAll);
  const keys = [...others, { at_ms: ms, area: whole(there, target === "hole") }].sort((one, other) => one.at_ms - other.at_ms);
  return withTrack(recipe, target, { ...track, keys });
};

/** The last one stays: an area is somewhere. */
export const withoutKey = (recipe: Recipe, target: Target, index: number): Recipe => {
  const track = trackOf(recipe, target);
  if (track === null || track.keys.length < 2) return recipe;
  return withTrack(recipe, target, { ...track, keys: without(track.keys, index) });
};

/** When there is such an area at all; null for as long as the clip lasts. */
export const withSpan = (recipe: Recipe, target: Target, changes: Partial<Pick<Track, "from_ms" | "to_ms">>): Changed => {
  const track = trackOf(recipe, target);
  if (track === null) return recipe;
  const spanned = { ...track, ...changes };
  if ((spanned.from_ms ?? 0) >= (spanned.to_ms ?? MOST_MS + 1)) return ORDER;
  return withTrack(recipe, target, spanned);
};

export const withWhy = (recipe: Recipe, target: Target, why: Why): Recipe => {
  if (target !== "hole") return { ...recipe, boxes: changed(recipe.boxes, target, { why }) };
  return recipe.whole === null ? recipe : { ...recipe, whole: { ...recipe.whole, why } };
};

export const coveringOf = ({ whole: cover }: Recipe): Covering => {
  if (cover === null) return "none";
  return cover.hole === null ? cover.mode : "hole";
};

export const withCovering = (recipe: Recipe, covering: Covering, ms: number): Changed => {
  if (covering === "none") return { ...recipe, whole: null };
  const why = whyOf(recipe, "hole");
  if (covering === "pixelated") return { ...recipe, whole: { mode: "pixelated", hole: null, why } };
  if (covering === "covered") return { ...recipe, whole: { mode: "covered", hole: null, why } };
  if (keysIn(recipe) >= MOST.keysInAll) return tooMany(MOST.keysInAll);
  return { ...recipe, whole: { mode: "covered", hole: staying(ms, MIDDLE), why } };
};

/** Nothing is muted of a sound that does not leave; where it leaves again, so is what was muted before. */
export const withAudio = (recipe: Recipe, audio: boolean, before: readonly Mute[]): Recipe => ({
  ...recipe,
  audio,
  mutes: audio ? before : [],
});

export const withMute = (recipe: Recipe, ms: number): Changed => {
  if (recipe.mutes.length >= MOST.mutes) return tooMany(MOST.mutes);
  const from_ms = Math.min(ms, MOST_MS - SECOND);
  return { ...recipe, mutes: [...recipe.mutes, { from_ms, to_ms: from_ms + SECOND, why: NO_REASON }] };
};

export const withMuted = (recipe: Recipe, index: number, changes: Partial<Mute>): Changed => {
  const mutes = changed(recipe.mutes, index, changes);
  return mutes.every(({ from_ms, to_ms }) => from_ms < to_ms) ? { ...recipe, mutes } : ORDER;
};

export const withoutMute = (recipe: Recipe, index: number): Recipe => ({
  ...recipe,
  mutes: without(recipe.mutes, index),
});

const intervalOf = ({ cut }: Recipe, lengthMs: number): Interval =>
  "at_ms" in cut ? { from_ms: cut.at_ms, to_ms: Math.max(cut.at_ms + 1, Math.min(cut.at_ms + SECOND, lengthMs)) } : cut;

const inClip = (times: Partial<Interval>, lengthMs: number): Partial<Interval> =>
  Object.fromEntries(Object.entries(times).map(([name, ms]) => [name, Math.min(Math.max(0, ms), lengthMs)]));

const staying = (ms: number, area: Area): Track => ({
  keys: [{ at_ms: ms, area }],
  from_ms: null,
  to_ms: null,
});

const withTrack = (recipe: Recipe, target: Target, track: Track): Recipe => {
  if (target !== "hole") return { ...recipe, boxes: changed(recipe.boxes, target, { track }) };
  return { ...recipe, whole: { ...recipe.whole, hole: track } as Whole };
};

const keysIn = ({ boxes, whole: cover }: Recipe): number =>
  boxes.reduce((sum, { track }) => sum + track.keys.length, cover?.hole?.keys.length ?? 0);

const without = <T>(list: readonly T[], index: number): readonly T[] => list.filter((_, at) => at !== index);

const changed = <T>(list: readonly T[], index: number, changes: Partial<T>): readonly T[] =>
  list.map((each, at) => (at === index ? { ...each, ...changes } : each));
