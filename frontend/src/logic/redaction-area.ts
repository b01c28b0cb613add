import type { Area, Track } from "../data/wire.js";
import type { MessageKey } from "../localize/localize.js";

/** The whole width or height of a picture: places are whole millionths of it. */
export const ONE = 1_000_000;
/** Nothing is drawn smaller: a person would not find it again. */
const LEAST = 10_000;
const PERCENT = ONE / 100;
/** How far an arrow key moves something. */
const STEP = 5_000;

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export type Side = keyof Area;
export type Measure = "left" | "top" | "width" | "height";

export const MEASURES: readonly (readonly [Measure, MessageKey])[] = [
  ["left", "redact.left"],
  ["top", "redact.top"],
  ["width", "redact.width"],
  ["height", "redact.height"],
];

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
  const at = (side: Side): number => before.area[side] + (next.area[side] - before.area[side]) * part;
  return { left: at("left"), top: at("top"), right: at("right"), bottom: at("bottom") };
};

/** The area that a recipe can hold, in whole millionths: no less is hidden than what is meant, and no more shown. */
export const whole = ({ left, top, right, bottom }: Area, isShown: boolean): Area => {
  const [lower, upper] = isShown ? [Math.ceil, Math.floor] : [Math.floor, Math.ceil];
  return { left: lower(left), top: lower(top), right: upper(right), bottom: upper(bottom) };
};

export const moved = ({ left, top, right, bottom }: Area, x: number, y: number): Area => {
  const byX = within(Math.round(x), -left, ONE - right);
  const byY = within(Math.round(y), -top, ONE - bottom);
  return { left: left + byX, top: top + byY, right: right + byX, bottom: bottom + byY };
};

export const sized = (area: Area, grip: readonly Side[], x: number, y: number): Area => {
  const { left, top, right, bottom } = area;
  // What came smaller than anybody draws is not made larger by looking at it.
  const to: Area = {
    left: within(Math.round(left + x), 0, Math.max(left, right - LEAST)),
    top: within(Math.round(top + y), 0, Math.max(top, bottom - LEAST)),
    right: within(Math.round(right + x), Math.min(right, left + LEAST), ONE),
    bottom: within(Math.round(bottom + y), Math.min(bottom, top + LEAST), ONE),
  };
  return grip.reduce((sizing, side) => ({ ...sizing, [side]: to[side] }), area);
};

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

export const percents = ({ left, top, right, bottom }: Area): Readonly<Record<Measure, number>> => ({
  left: percent(left),
  top: percent(top),
  width: percent(right - left),
  height: percent(bottom - top),
});

export const withPercent = (area: Area, measure: Measure, wanted: number): Area => {
  if (!Number.isFinite(wanted)) return area;
  const to = wanted * PERCENT;
  switch (measure) {
    case "left":
      return moved(area, to - area.left, 0);
    case "top":
      return moved(area, 0, to - area.top);
    case "width":
      return sized(area, ["right"], to - area.right + area.left, 0);
    case "height":
      return sized(area, ["bottom"], 0, to - area.bottom + area.top);
  }
};

/** All of a picture but for a hole in it, as the path of a shape. */
export const coverPath = (hole: Area | null): string => {
  const all = `M0 0H${String(ONE)}V${String(ONE)}H0Z`;
  if (hole === null) return all;
  const [left, right] = [String(hole.left), String(hole.right)];
  return `${all}M${left} ${String(hole.top)}H${right}V${String(hole.bottom)}H${left}Z`;
};

const drawn = (from: Spot, to: Spot): Area | null => {
  const [left = 0, right = 0] = [from.x, to.x].map(inside).sort((a, b) => a - b);
  const [top = 0, bottom = 0] = [from.y, to.y].map(inside).sort((a, b) => a - b);
  return right - left < LEAST || bottom - top < LEAST ? null : { left, top, right, bottom };
};

const within = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

const inside = (value: number): number => within(Math.round(value), 0, ONE);

const percent = (value: number): number => Math.round(value / 1000) / 10;
