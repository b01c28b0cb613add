import type { Area, Box, Key, Recipe, Track } from "../../src/data/wire.js";
import { type Changed, isRefused } from "../../src/logic/redaction.js";

export const MIDDLE: Area = { left: 250_000, top: 250_000, right: 750_000, bottom: 750_000 };
export const CORNER: Area = { left: 0, top: 0, right: 100_000, bottom: 100_000 };

export const aTrack = (keys: readonly Key[] = [{ at_ms: 0, area: MIDDLE }], changes: Partial<Track> = {}): Track => ({
  keys,
  from_ms: null,
  to_ms: null,
  ...changes,
});

export const aBox = (keys?: readonly Key[], changes: Partial<Track> = {}): Box => ({ track: aTrack(keys, changes), why: "plate" });

export const aRecipe = (changes: Partial<Recipe> = {}): Recipe => ({
  v: 1,
  kind: "redaction",
  cut: { from_ms: 1000, to_ms: 5000 },
  whole: null,
  boxes: [],
  audio: false,
  mutes: [],
  ...changes,
});

/** The recipe it became; that it was refused is an error. */
export const made = (changed: Changed): Recipe => {
  if (isRefused(changed)) throw new Error(changed.why);
  return changed;
};

/** As many places as asked for, one in each millisecond. */
export const keys = (count: number): Key[] => Array.from({ length: count }, (_, at_ms) => ({ at_ms, area: MIDDLE }));
