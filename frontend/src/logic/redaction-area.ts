import type { Area, Track } from "../data/wire.js";

/** The whole width or height of a picture: places are whole millionths of it. */
export const ONE = 1_000_000;
/** Nothing is drawn smaller: a person would not find it again. */
const LEAST = 10_000;
/** How far an arrow key moves something. */
const STEP = 5_000;

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export type Side = keyof Area;

export const SIDES = ["left", "top", "right", "bottom"] as const;

export const CORNERS = [
  ["left", "top"],
  ["right", "top"],
  ["left", "bottom"],
  ["right", "bottom"],
] as const;

/** What somebody does with a pointer: moves or sizes an area, or draws one where there is none. */
export interface Drag {
  readonly area: Area | null;
  /** The sides that are taken along; none for all of it. */
  readonly grip: readonly Side[];
  readonly from: Spot;
}

const ARROWS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

/** Where an area is at a moment, as `model/redaction/track.py` has it; null where there is none at that time. */
export const placeAt = ({ keys, from_ms, to_ms }: Track, ms: number): Area | null => {
  if ((from_ms !== null && ms < from_ms) || (to_ms !== null && ms >= to_ms)) return null;
  const after = keys.findIndex(({ at_ms }) => at_ms > ms);
  const next = keys[after];
  const before = keys[(next === undefined ? keys.length : after) - 1] ?? next;
  if (before === undefined) return null;
  if (next === undefined || next === before) return before.area;
  const part = (ms - before.at_ms) / (next.at_ms - before.at_ms);
  return made((side) => before.area[side] + (next.area[side] - before.area[side]) * part);
};

/** The area that a recipe can hold, in whole millionths: no less is hidden than what is meant, and no more shown. */
export const whole = (area: Area, isShown: boolean): Area =>
  made((side) => (isFirst(side) === isShown ? Math.ceil : Math.floor)(area[side]));

export const moved = (area: Area, x: number, y: number): Area => {
  const { left, top, right, bottom } = area;
  const byX = within(Math.round(x), -left, ONE - right);
  const byY = within(Math.round(y), -top, ONE - bottom);
  return made((side) => area[side] + (isAcross(side) ? byX : byY));
};

/** What came smaller than anybody draws is not made larger by looking at it. */
export const withSide = (area: Area, side: Side, wanted: number): Area => {
  const { left, top, right, bottom } = area;
  const [first, last] = isAcross(side) ? [left, right] : [top, bottom];
  const to = Math.round(wanted);
  return {
    ...area,
    [side]: isFirst(side) ? within(to, 0, Math.max(first, last - LEAST)) : within(to, Math.min(last, first + LEAST), ONE),
  };
};

export const sized = (area: Area, grip: readonly Side[], x: number, y: number): Area =>
  grip.reduce((sizing, side) => withSide(sizing, side, area[side] + (isAcross(side) ? x : y)), area);

/** The area so far; null while nothing is drawn that could be one. */
export const dragged = ({ area, grip, from }: Drag, to: Spot): Area | null => {
  if (area === null) return drawn(from, to);
  const [x, y] = [to.x - from.x, to.y - from.y];
  return grip.length === 0 ? moved(area, x, y) : sized(area, grip, x, y);
};

/** What an arrow key makes of an area; null for every other key. */
export const nudged = (area: Area, key: string, isSizing: boolean): Area | null => {
  const by = ARROWS[key];
  if (by === undefined) return null;
  return isSizing ? sized(area, ["right", "bottom"], ...by) : moved(area, ...by);
};

/** To a tenth of a percent, as people type it. */
export const percent = (value: number): number => Math.round(value / 1000) / 10;

export const withPercent = (area: Area, side: Side, wanted: number): Area =>
  Number.isFinite(wanted) ? withSide(area, side, (wanted * ONE) / 100) : area;

/** All of a picture but for a hole in it, as the path of a shape. */
export const coverPath = (hole: Area | null): string =>
  `M0 0H${String(ONE)}V${String(ONE)}H0Z${hole === null ? "" : pathOf(hole)}`;

export const pathOf = ({ left, top, right, bottom }: Area): string =>
  `M${String(left)} ${String(top)}H${String(right)}V${String(bottom)}H${String(left)}Z`;

const drawn = (from: Spot, to: Spot): Area | null => {
  const ends = (one: number, other: number): number[] => [one, other].map(inside).sort((a, b) => a - b);
  const [left = 0, right = 0] = ends(from.x, to.x);
  const [top = 0, bottom = 0] = ends(from.y, to.y);
  return right - left < LEAST || bottom - top < LEAST ? null : { left, top, right, bottom };
};

const made = (at: (side: Side) => number): Area => ({
  left: at("left"),
  top: at("top"),
  right: at("right"),
  bottom: at("bottom"),
});

const isFirst = (side: Side): boolean => side === "left" || side === "top";

const isAcross = (side: Side): boolean => side === "left" || side === "right";

const within = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

const inside = (value: number): number => within(Math.round(value), 0, ONE);
