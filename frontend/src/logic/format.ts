export type Clock = "language" | "system" | "12" | "24";

export interface Format {
  /** Of whoever reads, also where there are no sentences in it. */
  readonly language: string;
  /** The home's. */
  readonly timeZone: string;
  readonly day: (iso: string) => string;
  readonly month: (iso: string) => string;
  readonly time: (iso: string) => string;
  /** The time without its seconds. */
  readonly clock: (iso: string) => string;
  /** The time with how far it is from UTC, for one that the clock shows twice. */
  readonly zoned: (iso: string) => string;
  readonly moment: (iso: string) => string;
  readonly span: (from: string, to: string) => string;
  readonly duration: (ms: number) => string;
  readonly bytes: (bytes: number, digits?: number) => string;
  readonly number: (value: number) => string;
}

const UNITS = [
  ["terabyte", 1e12],
  ["gigabyte", 1e9],
  ["megabyte", 1e6],
  ["kilobyte", 1e3],
] as const;
const PARTS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const;

/** `timeZone` is the home's: a request is about its clocks, wherever its people are. */
export const formatFor = (language: string, timeZone: string, clock: Clock): Format => {
  // With `hour12` alone some languages begin the day at 24:05 or 0:05 PM.
  const hours: Intl.DateTimeFormatOptions = clock === "12" ? { hourCycle: "h12" } : clock === "24" ? { hourCycle: "h23" } : {};
  const dates = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(language, { timeZone, ...options });
  const day = dates({ dateStyle: "medium" });
  const month = dates({ month: "long", year: "numeric" });
  const time = dates({ timeStyle: "medium", ...hours });
  const short = dates({ timeStyle: "short", ...hours });
  const zoned = dates({ timeStyle: "long", ...hours });
  const moment = dates({ dateStyle: "medium", timeStyle: "short", ...hours });
  const unit = (value: number, name: string, digits = 0): string =>
    new Intl.NumberFormat(language, {
      style: "unit",
      unit: name,
      // The short form of bytes knows no plural.
      unitDisplay: name === "byte" ? "long" : "short",
      maximumFractionDigits: digits,
    }).format(value);
  return {
    language,
    timeZone,
    day: (iso) => day.format(new Date(iso)),
    month: (iso) => month.format(new Date(iso)),
    time: (iso) => time.format(new Date(iso)),
    clock: (iso) => short.format(new Date(iso)),
    zoned: (iso) => zoned.format(new Date(iso)),
    moment: (iso) => moment.format(new Date(iso)),
    span: (from, to) => moment.formatRange(new Date(from), new Date(to)),
    duration: (ms) => duration(ms, unit),
    bytes: (bytes, digits = 1) => {
      const [name, size] = UNITS.find(([, least]) => bytes >= least) ?? (["byte", 1] as const);
      return unit(bytes / size, name, digits);
    },
    number: (value) => new Intl.NumberFormat(language).format(value),
  };
};

/** The two largest units: of an hour and a half nobody needs the seconds. */
const duration = (ms: number, unit: (value: number, name: string) => string): string => {
  let left = Math.round(ms / 1000);
  const said: string[] = [];
  for (const [name, seconds] of PARTS) {
    const count = Math.floor(left / seconds);
    left -= count * seconds;
    if (count > 0 || (name === "second" && said.length === 0)) said.push(unit(count, name));
  }
  return said.slice(0, 2).join(" ");
};
