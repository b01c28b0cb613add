const DAY_MS = 86_400_000;

/** A moment as the clock of the home shows it, for a field: "2026-11-24T08:00". */
export const toHomeTime = (iso: string, timeZone: string): string => shown(Date.parse(iso), timeZone);

/**
 * The moment that somebody typed by the clock of the home; null where it is no time. Of two moments that the clock shows so
 * it is the earlier one, and of none what the clock of before would show.
 */
export const fromHomeTime = (typed: string, timeZone: string): string | null => {
  const { moments, besides } = read(typed, timeZone);
  const ms = moments[0] ?? besides.at(-1);
  return ms === undefined ? null : isoOf(ms);
};

/** Each moment that the clock of the home shows so, the earlier one first: two where it is set back over it, none where it skips it. */
export const momentsOf = (typed: string, timeZone: string): readonly string[] => read(typed, timeZone).moments.map(isoOf);

/**
 * A span that somebody typed, with all that can be meant by it: of a time that the clock shows twice, or skips, nothing is
 * left out. Null where one of its ends is no time.
 */
export const spanOf = (from: string, to: string, timeZone: string): { readonly from: string; readonly to: string } | null => {
  const begin = meantBy(from, timeZone)[0];
  const end = meantBy(to, timeZone).at(-1);
  return begin === undefined || end === undefined ? null : { from: isoOf(begin), to: isoOf(end) };
};

/** In milliseconds of UTC, the earlier one first. */
interface Reading {
  readonly moments: readonly number[];
  /** What a time would be that no clock shows: by the clock of after, and of before. */
  readonly besides: readonly number[];
}

const meantBy = (typed: string, timeZone: string): readonly number[] => {
  const { moments, besides } = read(typed, timeZone);
  return moments.length > 0 ? moments : besides;
};

/** A clock is set at most once in two days, so a time is by the clock of the day before or of the day after. */
const read = (typed: string, timeZone: string): Reading => {
  const wanted = Date.parse(`${typed}Z`);
  if (Number.isNaN(wanted)) return { moments: [], besides: [] };
  const by = [wanted - DAY_MS, wanted + DAY_MS].map((about) => wanted - (clockAt(about, timeZone) - about));
  const besides = [...new Set(by)].sort((one, other) => one - other);
  return { moments: besides.filter((ms) => clockAt(ms, timeZone) === wanted), besides };
};

/** What the clock shows, read as if it were UTC. */
const clockAt = (ms: number, timeZone: string): number => Date.parse(`${shown(ms, timeZone)}Z`);

/** The Swedish way of writing a moment is that of the field, but for the space. */
const shown = (ms: number, timeZone: string): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" }).format(ms).replace(" ", "T");

const isoOf = (ms: number): string => new Date(ms).toISOString();
