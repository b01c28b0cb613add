import type { Camera, Clips, Commands, KeptBy, ListedClip, Match, Standings } from "../data/wire.js";
import type { Localizer } from "../localize/localize.js";
import { type Day, dayOf, spanOfDay } from "./clips-calendar.js";
import type { Format } from "./format.js";
import { type ClipItem, timeline, type Timeline } from "./timeline.js";

type Fields = Commands["clips/list"]["fields"];
export type Reason = NonNullable<Fields["reasons"]>[number];

/** Which clips are looked at. */
export interface Wanted {
  /** Null for all days. */
  readonly day: Day | null;
  /** Empty for all. */
  readonly camera: string;
  readonly reason: Reason | "";
  /** Only what this hold keeps; null for all. */
  readonly hold: string | null;
  /** Where each page begins that was gone to: the last one is shown. */
  readonly pages: readonly string[];
}

export const REASONS: readonly Reason[] = ["motion", "bell", "button", "action", "import"];
/** As many as a page has: the server gives no more, and a browser scrolls through so many without effort. */
export const PAGE = 200;
/** Of a day more is seen at once than of what somebody asks for. */
const MINUTE_PX = 4;
export const ALL: Wanted = { day: null, camera: "", reason: "", hold: null, pages: [] };

/** A page, with what was asked for: what is shown is never of another question. */
export interface Listed extends Clips {
  readonly wanted: Wanted;
}

export interface ClipsView {
  readonly groups: readonly { readonly day: Day; readonly heading: string; readonly rows: readonly ClipRow[] }[];
  readonly isEmpty: boolean;
  readonly mayGoOn: boolean;
  readonly mayGoBack: boolean;
  /** Of one day, what of it this page holds; null of all days. */
  readonly drawn: Timeline | null;
}

export interface ClipRow {
  readonly id: string;
  readonly title: string;
  readonly label: string;
  readonly notes: readonly string[];
  /** Whether it can be watched and given. */
  readonly isThere: boolean;
}

export const fieldsOf = ({ day, camera, reason, hold, pages }: Wanted, timeZone: string): Fields => {
  const before = pages.at(-1);
  return {
    limit: PAGE,
    ...(day === null ? {} : spanOfDay(day, timeZone)),
    ...(camera === "" ? {} : { camera: [camera] }),
    ...(reason === "" ? {} : { reasons: [reason] }),
    ...(hold === null ? {} : { hold_id: hold }),
    ...(before === undefined ? {} : { before }),
  };
};

type Homes = Pick<Standings, "cameras">;

export const clipsView = (listed: Listed, { cameras }: Homes, localizer: Localizer, format: Format): ClipsView => {
  const { clips, more, wanted } = listed;
  const shown = timeline(
    {
      window: windowOf(listed, format.timeZone),
      matches: matchesOf(clips, cameras),
      cameras,
      told: new Map(clips.map((clip) => [clip.clip_id, clip])),
      named: [],
    },
    localizer,
    format,
    MINUTE_PX,
  );
  const held = new Set(clips.filter((clip) => clip.held).map(({ clip_id }) => clip_id));
  const groups: { day: Day; heading: string; rows: ClipRow[] }[] = [];
  for (const { title, item } of inOrder(shown)) {
    const { id, fromMs, label, notes, isThere } = item;
    const iso = new Date(fromMs).toISOString();
    const day = dayOf(iso, format.timeZone);
    if (groups.at(-1)?.day !== day) groups.push({ day, heading: format.day(iso), rows: [] });
    groups.at(-1)?.rows.push({ id, title, label, isThere, notes: held.has(id) ? [...notes, localizer.text("clips.held")] : notes });
  }
  return {
    groups,
    isEmpty: clips.length === 0,
    mayGoOn: more,
    mayGoBack: wanted.pages.length > 0,
    drawn: wanted.day === null ? null : shown,
  };
};

/** What keeps a clip, in words, and what of it a person can end. */
export const holdsOf = (
  clip: ListedClip,
  holds: readonly KeptBy[],
  { text }: Localizer,
  format: Format,
): readonly { readonly id: string; readonly label: string; readonly clips: number; readonly mayLift: boolean }[] =>
  holds
    .filter(({ hold_id }) => clip.holds.includes(hold_id))
    .map(({ hold_id, kind, until, clips }) => {
      const words = [
        text(`clips.hold.${kind}`),
        until === null ? text("clips.hold.open") : text("clips.hold.until", { until: format.moment(until) }),
        text("clips.hold.keeps", { count: format.number(clips) }),
      ];
      return { id: hold_id, label: words.join(" "), clips, mayLift: kind === "owner" || kind === "legal" };
    });

/** The newest first, as the server has them. */
const inOrder = ({ rows }: Timeline): readonly { readonly title: string; readonly item: ClipItem }[] =>
  rows
    .flatMap(({ title, clips }) => clips.map((item) => ({ title, item })))
    .sort((one, other) => other.item.fromMs - one.item.fromMs || (one.item.id < other.item.id ? 1 : -1));

/** By camera, in the order in which cameras are listed; those that were removed come last. Times run forward. */
const matchesOf = (clips: readonly ListedClip[], cameras: readonly Camera[]): readonly Match[] => {
  const all = [...new Set([...cameras, ...clips].map(({ camera }) => camera))];
  return all.flatMap((camera) => {
    const own = clips.filter((clip) => clip.camera === camera).reverse();
    return own.length === 0 ? [] : [{ camera, clips: own, gaps: [], cut: false }];
  });
};

/** The time that a page covers: what lies outside of it may have clips that are on another page. */
const windowOf = ({ clips, more, wanted }: Listed, timeZone: string): { readonly from: string; readonly to: string } => {
  const [newest, oldest] = [clips[0], clips.at(-1)];
  const { from, to } = wanted.day === null ? { from: oldest?.start ?? NEVER, to: newest?.start ?? NEVER } : spanOfDay(wanted.day, timeZone);
  return {
    from: more && oldest !== undefined ? oldest.start : from,
    to: wanted.pages.length > 0 && newest !== undefined ? after(newest.start) : after(to),
  };
};

const NEVER = "1970-01-01T00:00:00.000Z";
/** So that what is drawn is never without any length. */
const after = (iso: string): string => new Date(Date.parse(iso) + 1).toISOString();
