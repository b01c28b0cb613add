import type { Space } from "../data/wire.js";
import type { Localizer } from "../localize/localize.js";
import type { Format } from "./format.js";
import type { Row } from "./policy-view.js";

const DAY = 86_400_000;
const WEEK = 7 * DAY;
/** Nobody is told of what is further away: cameras come and go meanwhile. */
const FAR_DAYS = 365;
/** With less to go by, a pace would be a guess. */
const LEAST_MS = DAY;

export interface EpochRow {
  readonly epoch: string;
  readonly name: string;
  readonly line: string;
}

export interface SpaceView {
  /** 0 to 100. */
  readonly percent: number;
  readonly used: string;
  readonly forecast: string;
  readonly rows: readonly Row[];
  readonly cameras: readonly Row[];
  readonly epochs: readonly EpochRow[];
  /** Before when backups hold keys that are here no more; null where none was erased. */
  readonly erased: string | null;
}

export const spaceView = (space: Space, localizer: Localizer, format: Format): SpaceView => {
  const { text } = localizer;
  const { used_bytes, quota_bytes, free_bytes, held_bytes, first, retention_days, erased } = space;
  const rows: readonly (Row | null)[] = [
    [text("space.held"), format.bytes(held_bytes)],
    free_bytes === null ? null : [text("space.free"), format.bytes(free_bytes)],
    first === null ? null : [text("space.first"), format.moment(first)],
    [text("policy.retention_days"), format.duration(retention_days * DAY)],
  ];
  return {
    percent: Math.min(100, Math.round((used_bytes / quota_bytes) * 100)),
    used: text("space.used", { used: format.bytes(used_bytes), quota: format.bytes(quota_bytes) }),
    forecast: forecast(space, localizer, format),
    rows: rows.filter((row) => row !== null),
    cameras: space.cameras.map(({ title, size_bytes, retention_days: days }) => {
      const size = format.bytes(size_bytes);
      const kept = days === null ? size : text("space.kept", { size, kept: format.duration(days * DAY) });
      return [title ?? text("timeline.removed"), kept];
    }),
    epochs: [...space.epochs].reverse().map((each) => epochRow(each, localizer, format)),
    erased: erased === null ? null : text("epoch.erased", { at: format.moment(erased) }),
  };
};

/** `2026-11`, or `2026-11.2` of the second key of a month. */
export const epochName = (epoch: string, { text }: Localizer, format: Format): string => {
  const [month = "", second] = epoch.split(".");
  const name = format.month(`${month}-15T12:00:00Z`);
  return second === undefined ? name : text("epoch.again", { name, number: format.number(Number(second)) });
};

const epochRow = ({ epoch, clips, size_bytes }: Space["epochs"][number], localizer: Localizer, format: Format): EpochRow => ({
  epoch,
  name: epochName(epoch, localizer, format),
  line: localizer.text("epoch.row", { clips: format.number(clips), size: format.bytes(size_bytes) }),
});

/** For how many days clips stay that nobody holds, of the camera that keeps them longest. */
export const daysKept = ({ retention_days, cameras }: Space): number =>
  Math.max(retention_days, ...cameras.map(({ retention_days: days }) => days ?? 0));

const forecast = (space: Space, { text }: Localizer, format: Format): string => {
  const { used_bytes, quota_bytes, free_bytes, week_bytes, first, asked } = space;
  if (used_bytes >= quota_bytes * 0.99) return text("space.full");
  const now = Date.parse(asked);
  const since = first === null ? 0 : Math.min(WEEK, now - Date.parse(first));
  if (since < LEAST_MS || week_bytes === 0) return text("space.unknown");
  const aDay = (week_bytes / since) * DAY;
  // What a disk has left ends it before the space that was agreed on, where that is less.
  const left = Math.min(quota_bytes - used_bytes, free_bytes ?? Infinity);
  const kept = daysKept(space);
  const days = left / aDay;
  const pace = format.bytes(aDay);
  // Then as much goes by age as comes.
  if (aDay * kept <= used_bytes + left) return text("space.enough", { pace, kept: format.duration(kept * DAY) });
  if (days > FAR_DAYS) return text("space.far", { pace });
  return text("space.forecast", { pace, time: format.duration(Math.max(1, Math.round(days)) * DAY) });
};
