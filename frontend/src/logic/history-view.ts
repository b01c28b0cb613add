import type { Fact, People } from "../data/wire.js";
import type { Localizer } from "../localize/localize.js";
import { byText, factText, iso, type Telling } from "./history-facts.js";

export interface HistoryLine {
  readonly number: number;
  readonly time: string;
  readonly sentence: string;
  readonly by: string | null;
  /** The request that it is about, to go there. */
  readonly request: string | null;
  /** All there is, as it stands in the record. */
  readonly details: readonly (readonly [term: string, value: string])[];
}

export interface HistoryDay {
  readonly heading: string;
  readonly lines: readonly HistoryLine[];
}

/** Facts, the newest first, by the days of the clock then. A clock that was set back makes a day that comes again. */
export const historyDays = (facts: readonly Fact[], telling: Telling): readonly HistoryDay[] => {
  const days: { heading: string; lines: HistoryLine[] }[] = [];
  for (const fact of facts) {
    const heading = telling.format.day(iso(fact.at));
    const last = days.at(-1);
    const line = lineOf(fact, telling);
    if (last?.heading === heading) last.lines.push(line);
    else days.push({ heading, lines: [line] });
  }
  return days;
};

/** Whom the home knows, by whatever of their being here is left; some have no name that can be shown. */
export const namesOf = (
  { people, invitations, removed, eligible }: People,
  { text }: Localizer,
): ((id: string) => string | null) => {
  const names = new Map(
    [...eligible, ...removed, ...invitations, ...people].map(({ person_id, name }) => [person_id, name || text("people.nameless")]),
  );
  return (id) => names.get(id) ?? null;
};

const lineOf = (fact: Fact, telling: Telling): HistoryLine => {
  const { text } = telling.localizer;
  const { request_id } = fact.fact;
  return {
    number: fact.number,
    time: telling.format.time(iso(fact.at)),
    sentence: factText(fact, telling),
    by: byText(fact, telling),
    request: typeof request_id === "string" ? request_id : null,
    details: [
      [text("history.number"), String(fact.number)],
      [text("history.kind"), fact.kind],
      [text("history.leaf_hash"), fact.leaf_hash],
      ...Object.entries(fact.fact).map(([name, value]) => [name, asWritten(value)] as const),
    ],
  };
};

const asWritten = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));
