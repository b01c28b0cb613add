import type { Line, Lines, Unreadable } from "../data/wire.js";
import type { Localizer } from "../localize/localize.js";
import type { Format } from "./format.js";
import { isLegalProcess, legalBasis, requesterType, verification, who } from "./words.js";

export interface InboxView {
  readonly lists: readonly InboxList[];
  readonly isEmpty: boolean;
  /** Requests that wait on nobody's screen. */
  readonly aside: string | null;
}

export interface InboxList {
  readonly heading: string;
  readonly hint: string;
  readonly cards: readonly Card[];
}

export interface Card {
  readonly id: string;
  readonly version: number | null;
  readonly who: string;
  readonly facts: readonly (readonly [term: string, value: string])[];
  /** Why nothing of it is shown: the code of a problem. */
  readonly problem: string | null;
  /** How it came; null where nobody can tell. */
  readonly channel: Line["channel"] | null;
}

/** Others are decided, also where they go on for whoever asked; of one without a state nobody knows. */
const WAITING: ReadonlySet<Line["state"] | null> = new Set(["received", "pending", "approved", null] as const);

/** What somebody asks of their own free will comes first, what nobody can read last. */
const ORDER = ["voluntary", "process", "automation", "unreadable"] as const;

const kindOf = (line: Line | Unreadable): (typeof ORDER)[number] => {
  if (line.problem !== null) return "unreadable";
  if (line.channel === "automation") return "automation";
  return isLegalProcess(line.legal_basis) ? "process" : "voluntary";
};

export const inboxView = ({ requests, set_aside }: Lines, localizer: Localizer, format: Format): InboxView => {
  const waiting = requests.filter(({ state }) => WAITING.has(state));
  const lists = ORDER.flatMap((kind) => {
    const cards = waiting.filter((line) => kindOf(line) === kind).map((line) => cardOf(line, localizer, format));
    if (cards.length === 0) return [];
    return [{ heading: localizer.text(`inbox.${kind}.heading`), hint: localizer.text(`inbox.${kind}.hint`), cards }];
  });
  const count = format.number(set_aside.count);
  return {
    lists,
    isEmpty: lists.length === 0,
    aside: set_aside.count === 0 ? null : localizer.text("inbox.set_aside", { count }),
  };
};

const cardOf = (line: Line | Unreadable, localizer: Localizer, format: Format): Card => {
  const { text } = localizer;
  const closes = [text("request.closes"), format.moment(line.closes)] as const;
  const received = [text("request.received"), format.moment(line.received)] as const;
  const head = { id: line.request_id, version: line.version };
  if (line.problem !== null) {
    return { ...head, who: text("inbox.unreadable.who"), facts: [received, closes], problem: line.problem, channel: null };
  }
  return {
    ...head,
    who: who(line, localizer),
    facts: [
      [text("request.who"), requesterType(line.requester_type, localizer)],
      [text("request.verified"), verification(line.verification_level, localizer)],
      [text("request.window"), format.span(line.window_from, line.window_to)],
      [text("request.length"), format.duration(Date.parse(line.window_to) - Date.parse(line.window_from))],
      ...(line.recipient === null ? [] : [[text("request.recipient"), line.recipient] as const]),
      [text("request.basis"), legalBasis(line.legal_basis, localizer)],
      received,
      closes,
    ],
    problem: null,
    channel: line.channel,
  };
};
