import type { Report, ReportMonth } from "../data/wire.js";
import { hasMessage, type Localizer } from "../localize/localize.js";
import type { Format } from "./format.js";

/** What a report counts by; the words of the server. */
export type CountedBy = "outcomes" | "requester_types" | "legal_bases";

export const COUNTED_BY: readonly CountedBy[] = ["outcomes", "requester_types", "legal_bases"];

export interface ReportRow {
  readonly label: string;
  readonly cells: readonly ReportCell[];
  readonly total: string;
}

export interface ReportCell {
  readonly count: string;
  /** How high its bar is, of 100. */
  readonly height: number;
}

export interface ReportView {
  readonly months: readonly string[];
  /** All of them first. Words that stand for nobody in these months are left out. */
  readonly rows: readonly ReportRow[];
  readonly isEmpty: boolean;
}

export const reportView = (report: Report, by: CountedBy, localizer: Localizer, format: Format): ReportView => {
  // The newest first, as everywhere: on a phone not all are in sight.
  const months = [...report.months].reverse();
  const words = Object.keys(months[0]?.[by] ?? {});
  const most = Math.max(1, ...months.map(({ total }) => total));
  const row = (label: string, counts: readonly number[]): ReportRow => ({
    label,
    cells: counts.map((count) => ({ count: format.number(count), height: (count / most) * 100 })),
    total: format.number(counts.reduce((sum, count) => sum + count, 0)),
  });
  const rows = words
    .map((word) => ({ word, counts: months.map((month) => month[by][word] ?? 0) }))
    .filter(({ counts }) => counts.some((count) => count > 0))
    .map(({ word, counts }) => row(wordText(word, by, localizer), counts));
  const all = row(
    localizer.text("history.report.total"),
    months.map(({ total }) => total),
  );
  return { months: months.map(({ month }) => format.month(`${month}-15`)), rows: [all, ...rows], isEmpty: rows.length === 0 };
};

const KEYS: Readonly<Record<CountedBy, (word: string) => string>> = {
  outcomes: (word) => `history.report.${word}`,
  requester_types: (word) => (word === "neighbour" ? "requester.neighbor" : `requester.${word}`),
  legal_bases: (word) => `basis.name.${word}`,
};

const wordText = (word: string, by: CountedBy, { text }: Localizer): string => {
  if (word === "unreadable") return text("history.report.unreadable");
  const key = KEYS[by](word);
  return hasMessage(key) ? text(key) : word;
};

/** The report as it may leave, for a table program: in the words of the interface, which are the same everywhere. */
export const reportFile = ({ months }: Report): string =>
  [["month", "counted_by", "word", "count"], ...months.flatMap(linesOf)].map((line) => `${line.join(",")}\r\n`).join("");

const linesOf = ({ month, export: { counts, left_out } }: ReportMonth): readonly (readonly string[])[] => {
  if (counts === null) return [[month, "total", "", String(left_out)]];
  const tables = COUNTED_BY.flatMap((by) =>
    Object.entries(counts[by]).map(([word, count]) => [month, by, word, String(count)]),
  );
  return [[month, "total", "", String(counts.total)], ...tables];
};

/** The first day of the month that is so many months before this one, as the server counts them. */
export const monthsBack = (now: number, months: number): string => {
  const [year = 0, month = 0] = new Date(now).toISOString().split("-").map(Number);
  const first = year * 12 + month - 1 - (months - 1);
  return `${String(Math.floor(first / 12))}-${String((first % 12) + 1).padStart(2, "0")}-01`;
};
