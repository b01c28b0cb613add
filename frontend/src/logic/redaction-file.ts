import type { Area, Track } from "../data/wire.js";
import { wholeMs } from "./player.js";
import { ONE, placeAt, SIDES } from "./redaction-area.js";

/** A picture on the screen: from when until when, and how many pixels the file has of it; 0 while nobody knows. */
export interface OnScreen {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly width: number;
  readonly height: number;
}

/** A moment of a film of which no picture is seen. */
export const standing = (ms: number): OnScreen => ({ fromMs: ms, untilMs: ms, width: 0, height: 0 });

/** A picture that begins at this time. A key that lies at the begin of the next one is no part of it: times of players are no fractions. */
export const onScreen = (fromMs: number, pictureMs: number | null, [width = 0, height = 0]: readonly number[]): OnScreen => ({
  fromMs,
  untilMs: fromMs + Math.max(0, (pictureMs ?? 0) - 0.001),
  // A file has no last column or row that is odd.
  width: width - (width % 2),
  height: height - (height % 2),
});

/** Pixels of a block, whose whole is hidden or nothing of it (`model/redaction/area.py`). */
const GRID = 16;
/** What is nearer to the side of a block than this is at it: ours are no fractions. */
const HAIR = 1e-6;

/** All that a box hides of a picture in the file, as `media/redact.py` has it: wherever it is while that is shown, in whole blocks. */
export const hiddenBy = (track: Track, shown: OnScreen): readonly Area[] =>
  placesAt(track, shown).map((area) => onGrid(area, shown, Math.floor, Math.ceil));

/** What is seen of it through a hole: what that shows at every moment; null for nothing. */
export const seenThrough = (hole: Track, shown: OnScreen): Area | null => {
  const { fromMs, untilMs } = shown;
  if (placeAt(hole, fromMs) === null || (hole.to_ms !== null && hole.to_ms < untilMs)) return null;
  // It goes straight from each of these to the next, and is at the last one when another picture comes.
  const end = placesAt({ ...hole, from_ms: null, to_ms: null }, standing(untilMs));
  const seen = [...placesAt(hole, shown), ...end].map((area) => onGrid(area, shown, Math.ceil, Math.floor));
  const all = Object.fromEntries(
    SIDES.map((side) => [side, (isFirst(side) ? Math.max : Math.min)(...seen.map((area) => area[side]))]),
  ) as unknown as Area;
  return all.left < all.right && all.top < all.bottom ? all : null;
};

/** Where an area is while a picture is on the screen (`model/redaction/track.py`). */
const placesAt = (track: Track, { fromMs, untilMs }: OnScreen): readonly Area[] => {
  const begin = track.from_ms === null ? fromMs : Math.max(fromMs, track.from_ms);
  const place = begin === fromMs || begin < untilMs ? placeAt(track, begin) : null;
  if (place === null) return [];
  const end = track.to_ms === null ? untilMs : Math.min(untilMs, track.to_ms);
  // What was put at its begin lies at the millisecond within which that is.
  const first = wholeMs(begin / 1000);
  const others = track.keys.filter(({ at_ms }) => first <= at_ms && at_ms !== begin && at_ms < end);
  return [place, ...others.map(({ area }) => area)];
};

type Round = (value: number) => number;

const onGrid = (area: Area, { width, height }: OnScreen, first: Round, last: Round): Area =>
  Object.fromEntries(
    SIDES.map((side) => {
      const size = side === "left" || side === "right" ? width : height;
      // The last block of a picture may be cut by its edge.
      if (size === 0 || area[side] === ONE) return [side, area[side]];
      const round = isFirst(side) ? first : last;
      const block = (area[side] * size) / (ONE * GRID);
      const at = Math.abs(block - Math.round(block)) < HAIR ? Math.round(block) : round(block);
      return [side, Math.min(ONE, (at * GRID * ONE) / size)];
    }),
  ) as unknown as Area;

const isFirst = (side: keyof Area): boolean => side === "left" || side === "top";
