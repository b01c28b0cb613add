import type { Format } from "./format.js";

/** A line of the clock of the home, with the moment it stands for. */
export interface Tick {
  readonly ms: number;
  readonly label: string;
}

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const STEPS = [
  ...[5, 15, 30].map((each) => each * SECOND_MS),
  ...[1, 2, 5, 10, 15, 30].map((each) => each * MINUTE_MS),
  ...[1, 2, 6, 12].map((each) => each * HOUR_MS),
];
const MOST = 12;

/**
 * Round times of the home's clock, a dozen at most. Where that clock is changed, the times stay round, and two of them are
 * nearer to each other or farther apart.
 */
export const ticksIn = (from: number, to: number, format: Format): readonly Tick[] => {
  // A day has a dozen times of two hours, also one that is drawn to the moment after it.
  const step = STEPS.find((each) => Math.floor((to - from) / each) <= MOST) ?? DAY_MS;
  const sinceMidnight = clockOf(format.timeZone);
  const found: Tick[] = [];
  for (let ms = from; ms < to; ms = nextOf(ms, step, sinceMidnight)) {
    const shown = sinceMidnight(ms);
    if (shown % step === 0) found.push({ ms, label: labelOf(new Date(ms).toISOString(), shown, step, format) });
  }
  const every = Math.ceil(found.length / (MOST + 1));
  return found.filter((_, index) => index % every === 0);
};

/** The next moment at which the clock shows a round time, or one before it where the clock passes over that. */
const nextOf = (ms: number, step: number, sinceMidnight: (ms: number) => number): number => {
  const next = ms + step - (sinceMidnight(ms) % step);
  const beyond = sinceMidnight(next) % step;
  const back = next - beyond;
  return beyond < step / 2 && back > ms ? back : back + step;
};

/** The first line of a day says which, and no line says seconds that all of them share. */
const labelOf = (iso: string, shown: number, step: number, format: Format): string => {
  if (shown === 0) return format.day(iso);
  return step < MINUTE_MS ? format.time(iso) : format.clock(iso);
};

/** How long after midnight a clock shows a moment to be. */
const clockOf = (timeZone: string): ((ms: number) => number) => {
  const parts = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" } as const;
  const shown = new Intl.DateTimeFormat("en-GB", { timeZone, ...parts });
  return (ms) => Date.parse(`1970-01-01T${shown.format(ms)}Z`) + (ms % SECOND_MS);
};
