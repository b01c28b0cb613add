import type { Standings } from "../data/wire.js";

/** What a player shows: a clip, or one of the finished files of a draft. */
export type Watched = { readonly clip_id: string } | { readonly draft_id: string; readonly file: number };

/** Whether footage can be watched in this login, and what keeps it from that. */
export const watching = ({ is_locked_down, is_unlocked, is_spared }: Standings): "possible" | "locked" | "locked_down" => {
  if (is_locked_down) return "locked_down";
  return is_unlocked || is_spared ? "possible" : "locked";
};

const FIRST_S = 0.025;
const LONGEST_S = 2;

/**
 * How far from the picture that is shown to look for the next one or the one before. Nobody knows how long a picture
 * lasts: each try goes half as far again as the one before, so that none is passed over at a steady rate up to 60 in a second.
 */
export const strides = (direction: 1 | -1): readonly number[] => {
  if (direction === -1) return [-0.002];
  const found: number[] = [];
  for (let stride = FIRST_S; stride < LONGEST_S; stride *= 1.5) found.push(stride);
  return found;
};

/**
 * Where to look for the picture after one that begins at this millisecond: where it is at a steady rate, and then farther
 * and farther, for a camera may have been away.
 */
export const nextTries = (beginMs: number, pictureMs: number | null): readonly number[] => {
  const found: number[] = [];
  const first = pictureMs === null ? FIRST_S * 1000 : pictureMs + 1;
  for (let stride = first; stride < LONGEST_S * 1000; stride *= 1.5) found.push(Math.ceil(beginMs + stride));
  return found;
};

/** A place in a film in whole milliseconds, as recipes count: the picture begins within this one. */
export const wholeMs = (seconds: number): number => Math.floor(seconds * 1000 + 0.001);

/** A place in a film to read: minutes, seconds, thousandths. */
export const clock = (ms: number): string => {
  const whole = Math.max(0, Math.round(ms));
  const padded = (value: number, digits: number): string => String(value).padStart(digits, "0");
  return `${padded(Math.floor(whole / 60_000), 2)}:${padded(Math.floor(whole / 1000) % 60, 2)}.${padded(whole % 1000, 3)}`;
};
