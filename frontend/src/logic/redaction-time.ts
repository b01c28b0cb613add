import { plainDigits } from "./digits.js";

/** No clip is longer. */
export const MOST_MS = 86_400_000;
const TIME = /^(?:(\d{1,4}):)?(\d{1,5})(?:[.,](\d{1,3}))?$/u;

/** Reads what `clock` writes, and what is shorter; null for what is no time. */
export const parseTime = (typed: string): number | null => {
  const found = TIME.exec(plainDigits(typed.trim()));
  if (found === null) return null;
  const [, minutes, seconds = "", part = ""] = found;
  if (minutes !== undefined && Number(seconds) > 59) return null;
  const ms = Number(minutes ?? 0) * 60_000 + Number(seconds) * 1000 + Number(part.padEnd(3, "0"));
  return ms > MOST_MS ? null : ms;
};

/** A time that stands for a picture: a begin within its first millisecond, an end or a still one after that. */
interface Standing {
  readonly ms: number;
  readonly after: 0 | 1;
}

/** Where an arrow key leads along a clip: to the next picture or the one before, or with Shift a second on; null for every other key. */
export const steppedTo = ({ ms, after }: Standing, key: string, isFar: boolean, pictureMs: number, isRightToLeft: boolean): number | null => {
  const [forward, back] = isRightToLeft ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
  const by = key === forward || key === "ArrowUp" ? 1 : key === back || key === "ArrowDown" ? -1 : 0;
  if (by === 0) return null;
  if (isFar) return ms + by * 1000;
  // The one that is shown at this millisecond, or begins within it.
  const number = Math.floor((ms - after + 0.999) / pictureMs);
  const isBegin = beginOf(number, pictureMs) === ms - after;
  return beginOf(by === 1 || isBegin ? number + by : number, pictureMs) + after;
};

const beginOf = (number: number, pictureMs: number): number => Math.floor(number * pictureMs + 0.001);
