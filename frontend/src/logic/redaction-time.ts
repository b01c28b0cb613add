/** No clip is longer. */
export const MOST_MS = 86_400_000;
const TIME = /^(?:(\d{1,4}):)?(\d{1,5})(?:[.,](\d{1,3}))?$/u;

/** Reads what `clock` writes, and what is shorter; null for what is no time. */
export const parseTime = (typed: string): number | null => {
  const found = TIME.exec(typed.trim());
  if (found === null) return null;
  const [, minutes, seconds = "", part = ""] = found;
  if (minutes !== undefined && Number(seconds) > 59) return null;
  const ms = Number(minutes ?? 0) * 60_000 + Number(seconds) * 1000 + Number(part.padEnd(3, "0"));
  return ms > MOST_MS ? null : ms;
};

/** How far an arrow key goes along a clip: one picture, or with Shift a second. 0 for every other key. */
export const stepOf = (key: string, isFar: boolean, frameMs: number, isRightToLeft: boolean): number => {
  const forward = isRightToLeft ? "ArrowLeft" : "ArrowRight";
  const back = isRightToLeft ? "ArrowRight" : "ArrowLeft";
  const by = Math.max(1, Math.round(isFar ? 1000 : frameMs));
  if (key === forward || key === "ArrowUp") return by;
  return key === back || key === "ArrowDown" ? -by : 0;
};
