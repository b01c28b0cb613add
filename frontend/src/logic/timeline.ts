import type { Camera, Clip, ListedClip, Match, Span, TriggerKind } from "../data/wire.js";
import type { Localizer } from "../localize/localize.js";
import type { Format } from "./format.js";
import { type Tick, ticksIn } from "./timeline-ticks.js";

/** What of all cameras a time shows. Places are in percent of the whole, from where the line of time begins. */
export interface Timeline {
  /** The time that was asked for, within what is drawn. */
  readonly window: Place;
  /** One that has no room for its words before the end has none. */
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
  readonly rows: readonly Row[];
  /** In pixels; it may be drawn wider, but not narrower. */
  readonly width: number;
  readonly isEmpty: boolean;
}

export interface Place {
  readonly at: number;
  readonly size: number;
}

export interface Row {
  readonly camera: string;
  readonly title: string;
  readonly lanes: number;
  /** Clips and what lies between them, in order. */
  readonly items: readonly Item[];
  readonly clips: readonly ClipItem[];
  readonly isCut: boolean;
}

export interface ClipItem extends Place {
  readonly kind: "clip";
  readonly id: string;
  readonly fromMs: number;
  /** How long it is, in whole seconds. */
  readonly lengthS: number;
  readonly lane: number;
  readonly label: string;
  /** What else is known of it. */
  readonly notes: readonly string[];
  readonly marks: readonly { readonly at: number; readonly kind: MarkKind }[];
  /** Whether it can be watched and given: it is there, and not still being recorded. */
  readonly isThere: boolean;
}

export interface GapItem extends Place {
  readonly kind: "gap";
  readonly fromMs: number;
  readonly label: string;
}

export type Item = ClipItem | GapItem;
export type MarkKind = "ring" | "motion";

export interface Seen {
  readonly window: Span;
  readonly matches: readonly Match[];
  readonly cameras: readonly Camera[];
  /** What the recorder told of clips, as far as it was asked. */
  readonly told: ReadonlyMap<string, ListedClip>;
  /** Clips that whoever asked named. */
  readonly named: readonly string[];
}

const LEAST_GAP_MS = 500;
const MINUTE_MS = 60_000;
const MINUTE_PX = 12;
/** What the words of a tick take: a time, or a day. */
const TICK_PX = 112;
const LONGEST_PX = 12_000;
/** A clip is drawn no narrower, however short it is: a finger has to find it. */
export const LEAST_PX = 24;
const MARKS: Readonly<Partial<Record<TriggerKind, MarkKind>>> = { bell: "ring", motion: "motion" };

/** `minutePx` is how wide a minute is drawn, where there is room for it. */
export const timeline = (seen: Seen, localizer: Localizer, format: Format, minutePx = MINUTE_PX): Timeline => {
  const asked = { from: Date.parse(seen.window.from), to: Date.parse(seen.window.to) };
  const spans = seen.matches.flatMap(({ clips }) => clips.map((clip) => spanOf(clip, asked.to)));
  const from = Math.min(asked.from, ...spans.map((span) => span.from));
  const to = Math.max(asked.to, ...spans.map((span) => span.to));
  const ticks = ticksIn(from, to, format);
  const width = widthOf(to - from, ticks, minutePx);
  const whole: Whole = { from, to, askedTo: asked.to, leastMs: ((to - from) * LEAST_PX) / width };
  return {
    window: placeIn(whole, asked.from, asked.to),
    ticks: ticks.map(({ ms, label }) => {
      const { at } = placeIn(whole, ms, ms);
      return { at, label: ((100 - at) * width) / 100 < TICK_PX ? "" : label };
    }),
    rows: seen.matches.map((match) => rowOf(match, seen, whole, localizer, format)),
    width,
    isEmpty: spans.length === 0,
  };
};

interface Whole {
  readonly from: number;
  readonly to: number;
  readonly askedTo: number;
  /** As much time as is drawn as wide as the narrowest clip. */
  readonly leastMs: number;
}

/** So wide that no words of a tick run into those of the next one. */
const widthOf = (lengthMs: number, ticks: readonly Tick[], minutePx: number): number => {
  const apart = ticks.flatMap(({ ms }, index) => ticks.slice(index + 1, index + 2).map((next) => next.ms - ms));
  const room = (TICK_PX * lengthMs) / Math.min(lengthMs, ...apart);
  return Math.ceil(Math.min(LONGEST_PX, Math.max((lengthMs / MINUTE_MS) * minutePx, room)));
};

/** One that is still being recorded reaches to the end of what is drawn. */
const spanOf = ({ start, end }: Clip, openTo: number): { readonly from: number; readonly to: number } => {
  const from = Date.parse(start);
  return { from, to: end === null ? Math.max(from, openTo) : Date.parse(end) };
};

const placeIn = (whole: Whole, from: number, to: number): Place => {
  const share = 100 / (whole.to - whole.from);
  return { at: (from - whole.from) * share, size: (to - from) * share };
};

/** A gap that is said to be no second long tells nobody anything. */
const isSeen = ({ from, to }: Span): boolean => Date.parse(to) - Date.parse(from) >= LEAST_GAP_MS;

const rowOf = (match: Match, seen: Seen, whole: Whole, localizer: Localizer, format: Format): Row => {
  const lanes: number[] = [];
  const clips = match.clips.map((clip) => {
    const { from, to } = spanOf(clip, whole.askedTo);
    // A short one takes more room than time, and the one after it may not lie under it.
    const begin = Math.min(from, whole.to - whole.leastMs);
    const free = lanes.findIndex((taken) => taken <= begin);
    const lane = free === -1 ? lanes.length : free;
    lanes[lane] = Math.max(to, begin + whole.leastMs);
    return clipOf(clip, lane, seen, whole, localizer, format);
  });
  const holes = match.clips.flatMap(({ clip_id: id }) => seen.told.get(id)?.gaps ?? []);
  const gaps = match.gaps.filter(isSeen).map((gap): GapItem => {
    const [from, to] = [Date.parse(gap.from), Date.parse(gap.to)];
    const why = holes.filter((hole) => Date.parse(hole.from) < to && from < Date.parse(hole.to)).map((hole) => hole.why);
    const reasons = [...new Set(why)].map((each) => localizer.text(`gap.${each}`));
    const label = localizer.text("timeline.gap", spanText(from, to, format));
    return { kind: "gap", fromMs: from, label: [label, ...reasons].join(" "), ...placeIn(whole, from, to) };
  });
  return {
    camera: match.camera,
    title: seen.cameras.find(({ camera }) => camera === match.camera)?.title ?? localizer.text("timeline.removed"),
    lanes: Math.max(1, lanes.length),
    clips,
    items: [...clips, ...gaps].sort((one, other) => one.fromMs - other.fromMs),
    isCut: match.cut,
  };
};

const clipOf = (clip: Clip, lane: number, seen: Seen, whole: Whole, localizer: Localizer, format: Format): ClipItem => {
  const { text } = localizer;
  const { from, to } = spanOf(clip, whole.askedTo);
  const triggers = seen.told.get(clip.clip_id)?.triggers ?? [];
  return {
    kind: "clip",
    id: clip.clip_id,
    fromMs: from,
    lengthS: Math.round((to - from) / 1000),
    lane,
    label: clip.end === null ? text("timeline.open", { from: format.time(clip.start) }) : text("timeline.clip", spanText(from, to, format)),
    notes: [
      ...triggers.map(({ kind, at }) => text(`timeline.${kind}`, { at: format.time(at) })),
      ...(clip.state === "missing" ? [text("timeline.missing")] : []),
      ...(clip.state === "cut" ? [text("timeline.cut")] : []),
      ...(clip.imported ? [text("timeline.imported")] : []),
      ...(seen.named.includes(clip.clip_id) ? [text("timeline.named")] : []),
    ],
    marks: triggers.flatMap(({ kind, at }) => {
      const mark = MARKS[kind];
      return mark === undefined ? [] : [{ kind: mark, at: placeIn(whole, Date.parse(at), from).at }];
    }),
    isThere: clip.end !== null && clip.state !== "missing",
    ...placeIn(whole, from, to),
  };
};

const spanText = (from: number, to: number, format: Format): Record<"from" | "to" | "length", string> => ({
  from: format.time(new Date(from).toISOString()),
  to: format.time(new Date(to).toISOString()),
  length: format.duration(to - from),
});

/** Directions in which somebody goes from clip to clip; `next` is later, whichever way times run. */
export type Direction = "next" | "previous" | "down" | "up" | "first" | "last";

/** The keys, where times run from left to right or from right to left. */
export const directionOf = (key: string, isRtl: boolean): Direction | null => {
  switch (key) {
    case "ArrowRight":
      return isRtl ? "previous" : "next";
    case "ArrowLeft":
      return isRtl ? "next" : "previous";
    case "ArrowDown":
      return "down";
    case "ArrowUp":
      return "up";
    case "Home":
      return "first";
    case "End":
      return "last";
    default:
      return null;
  }
};

/** The clip where somebody is then: in a row the neighbor, in another row the one nearest in time. */
export const goFrom = (rows: readonly Row[], id: string, direction: Direction): string => {
  const full = rows.filter(({ clips }) => clips.length > 0);
  const rowIndex = full.findIndex(({ clips }) => clips.some((clip) => clip.id === id));
  const clips = full[rowIndex]?.clips ?? [];
  const index = clips.findIndex((clip) => clip.id === id);
  const from = clips[index];
  if (from === undefined) return id;
  const goals: Readonly<Record<Direction, ClipItem | undefined>> = {
    next: clips[index + 1],
    previous: clips[index - 1],
    first: clips[0],
    last: clips.at(-1),
    down: nearest(full[rowIndex + 1]?.clips ?? [], from.at),
    up: nearest(full[rowIndex - 1]?.clips ?? [], from.at),
  };
  return (goals[direction] ?? from).id;
};

const nearest = (clips: readonly ClipItem[], at: number): ClipItem | undefined =>
  clips.reduce<ClipItem | undefined>(
    (best, clip) => (best === undefined || Math.abs(clip.at - at) < Math.abs(best.at - at) ? clip : best),
    undefined,
  );
