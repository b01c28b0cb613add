import { fromHomeTime, toHomeTime } from "./home-time.js";

/** A day as fields write it: "2026-11-24". A month is the same without the day. */
export type Day = string;

export interface CalendarView {
  /** "November 2026". */
  readonly title: string;
  readonly weekdays: readonly { readonly short: string; readonly long: string }[];
  /** Null stands for a day of another month. */
  readonly weeks: readonly (readonly (CalendarDay | null)[])[];
}

export interface CalendarDay {
  readonly day: Day;
  readonly number: string;
  /** The whole date. */
  readonly label: string;
  readonly clips: number;
}

const DAY_MS = 86_400_000;
const WEEK = 7;
const MONDAY = 1;

export const monthOf = (day: Day): string => day.slice(0, 7);

export const today = (now: number, timeZone: string): Day => toHomeTime(new Date(now).toISOString(), timeZone).slice(0, 10);

/** When a day begins by the clock of the home, and when the next one does. */
export const spanOfDay = (day: Day, timeZone: string): { readonly from: string; readonly to: string } => ({
  from: begins(day, timeZone),
  to: begins(moved(day, 1), timeZone),
});

/** The day on which a clip begins by the clock of the home. */
export const dayOf = (iso: string, timeZone: string): Day => toHomeTime(iso, timeZone).slice(0, 10);

/** The first of the month so many months later. */
export const turned = (month: string, by: number): string => {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + by)).toISOString().slice(0, 7);
};

/** Where a key leads to in the calendar; null for any other key. From right to left, the days run so too. */
export const dayAfterKey = (day: Day, key: string, isRtl: boolean, firstWeekday: number): Day | null => {
  const along = isRtl ? -1 : 1;
  const inWeek = (weekdayOf(day) - firstWeekday + WEEK) % WEEK;
  switch (key) {
    case "ArrowRight":
      return moved(day, along);
    case "ArrowLeft":
      return moved(day, -along);
    case "ArrowDown":
      return moved(day, WEEK);
    case "ArrowUp":
      return moved(day, -WEEK);
    case "Home":
      return moved(day, -inWeek);
    case "End":
      return moved(day, WEEK - 1 - inWeek);
    case "PageDown":
      return inMonth(day, 1);
    case "PageUp":
      return inMonth(day, -1);
    default:
      return null;
  }
};

/** The weekday with which weeks begin where this language is spoken: 1 for Monday to 7 for Sunday. */
export const firstWeekdayOf = (language: string): number => {
  const locale = new Intl.Locale(language) as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number };
    weekInfo?: { firstDay: number };
  };
  return (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? MONDAY;
};

/** A month as a table, in which each day says how many clips it has. */
export const calendarView = (
  month: string,
  counts: Readonly<Record<Day, number>>,
  language: string,
  firstWeekday = firstWeekdayOf(language),
): CalendarView => {
  const says = (options: Intl.DateTimeFormatOptions): ((day: Day) => string) => {
    const format = new Intl.DateTimeFormat(language, { timeZone: "UTC", ...options });
    return (day) => format.format(Date.parse(day));
  };
  const number = says({ day: "numeric" });
  const label = says({ dateStyle: "full" });
  const [short, long] = [says({ weekday: "short" }), says({ weekday: "long" })];
  const first = `${month}-01`;
  const begin = moved(first, -((weekdayOf(first) - firstWeekday + WEEK) % WEEK));
  const length = Math.ceil((Date.parse(`${turned(month, 1)}-01`) - Date.parse(begin)) / (WEEK * DAY_MS));
  const days = (count: number): readonly number[] => [...Array(count).keys()];
  return {
    title: says({ month: "long", year: "numeric" })(first),
    weekdays: days(WEEK).map((at) => ({ short: short(moved(begin, at)), long: long(moved(begin, at)) })),
    weeks: days(length).map((week) =>
      days(WEEK).map((at) => {
        const day = moved(begin, week * WEEK + at);
        return monthOf(day) === month ? { day, number: number(day), label: label(day), clips: counts[day] ?? 0 } : null;
      }),
    ),
  };
};

const moved = (day: Day, by: number): Day => new Date(Date.parse(day) + by * DAY_MS).toISOString().slice(0, 10);

/** 1 for Monday to 7 for Sunday. */
const weekdayOf = (day: Day): number => new Date(day).getUTCDay() || WEEK;

/** The same day of another month, or its last one. */
const inMonth = (day: Day, by: number): Day => {
  const month = turned(monthOf(day), by);
  const last = moved(`${turned(month, 1)}-01`, -1);
  const same = month + day.slice(7);
  return same > last ? last : same;
};

/** A clock may pass over midnight: then the day begins at what it shows next. */
const begins = (day: Day, timeZone: string): string => String(fromHomeTime(`${day}T00:00`, timeZone));
