/** A moment as the clock of the home shows it, for a field: "2026-11-24T08:00". */
export const toHomeTime = (iso: string, timeZone: string): string => shown(Date.parse(iso), timeZone);

/** The moment that somebody typed by the clock of the home; null where it is none. */
export const fromHomeTime = (typed: string, timeZone: string): string | null => {
  const wanted = Date.parse(`${typed}Z`);
  if (Number.isNaN(wanted)) return null;
  let ms = wanted;
  // Once for the offset of about then, and once more for a clock that is changed in between.
  for (let turn = 0; turn < 2; turn += 1) ms += wanted - Date.parse(`${shown(ms, timeZone)}Z`);
  return new Date(ms).toISOString();
};

/** The Swedish way of writing a moment is that of the field, but for the space. */
const shown = (ms: number, timeZone: string): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" }).format(ms).replace(" ", "T");
