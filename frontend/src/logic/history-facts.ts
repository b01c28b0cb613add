import type { Fact, FactKind, Standings } from "../data/wire.js";
import { hasMessage, type Localizer } from "../localize/localize.js";
import type { Format } from "./format.js";
import { epochName } from "./vault-space.js";

/** What somebody looks for in the history. */
export type Sort = "clips" | "requests" | "decisions" | "shares" | "people" | "vault";

export const SORTS: readonly Sort[] = ["clips", "requests", "decisions", "shares", "people", "vault"];

const SORT_OF: Readonly<Record<FactKind, Sort>> = {
  clip_opened: "clips",
  clip_sealed: "clips",
  clip_cut: "clips",
  clip_removed: "clips",
  clip_missing: "clips",
  clip_found: "clips",
  clip_accounted: "clips",
  clip_watched: "clips",
  nothing_recorded: "clips",
  hold_placed: "clips",
  hold_ended: "clips",
  hold_lifted: "clips",
  request_received: "requests",
  request_screened: "requests",
  request_moved: "requests",
  request_undone: "requests",
  request_verified: "requests",
  request_erased: "requests",
  requests_muted: "requests",
  mute_ended: "requests",
  process_loaded: "requests",
  process_marked: "requests",
  process_erased: "requests",
  release_moved: "decisions",
  draft_made: "decisions",
  draft_frozen: "decisions",
  draft_watched: "decisions",
  vote_cast: "decisions",
  release_approved: "decisions",
  share_opened: "shares",
  share_accessed: "shares",
  share_shortened: "shares",
  people_vault_founded: "people",
  people_person_assumed: "people",
  people_assumed: "people",
  people_change_proposed: "people",
  people_change_voted: "people",
  people_change_stopped: "people",
  people_change_done: "people",
  people_policy_lowered: "people",
  people_person_enrolled: "people",
  people_person_removed: "people",
  people_wait_over: "people",
  people_recovery_asked: "people",
  people_recovery_stopped: "people",
  people_recovery_done: "people",
  people_intake_paused: "people",
  people_intake_closed: "people",
  pin_set: "people",
  passphrase_changed: "people",
  recovery_code_made: "people",
  people_vault_adopted: "vault",
  people_vault_removed: "vault",
  vault_unlocked: "vault",
  identity_exported: "vault",
  epoch_made: "vault",
  epoch_erased: "vault",
  history_accepted: "vault",
  lockdown_entered: "vault",
  lockdown_left: "vault",
};

/** Fields whose words make another sentence. One of a version that is not this one is told by that of its kind. */
const WORDED: Readonly<Partial<Record<FactKind, string>>> = {
  clip_removed: "reason",
  clip_watched: "view",
  hold_placed: "kind",
  lockdown_entered: "reason",
  request_received: "channel",
  request_moved: "by",
  requests_muted: "scope",
  process_loaded: "kind",
  process_marked: "outcome",
  release_moved: "by",
  share_accessed: "access",
  people_person_enrolled: "role",
};

/** What a sentence is filled with. */
export interface Telling {
  readonly localizer: Localizer;
  readonly format: Format;
  readonly cameras: Pick<Standings, "cameras">["cameras"];
  /** The name of a person; null for one who is not known here. */
  readonly nameOf: (id: string) => string | null;
}

export const kindsOf = (sort: Sort): readonly FactKind[] =>
  (Object.keys(SORT_OF) as FactKind[]).filter((kind) => SORT_OF[kind] === sort);

/** The sentence of a fact. */
export const factText = ({ kind, fact }: Pick<Fact, "kind" | "fact">, telling: Telling): string => {
  const { text } = telling.localizer;
  if (!Object.hasOwn(SORT_OF, kind)) return text("history.newer", { kind });
  const told = { ...fact, ...inner(fact["account"]), ...statementOf(fact["statement"]) };
  const values = Object.fromEntries(Object.entries(told).map(([name, value]) => [name, said(name, value, telling)]));
  const worded = `history.${kind}.${String(told[WORDED[kind] ?? "statement_kind"])}`;
  return text(hasMessage(worded) ? worded : `history.${kind}`, { ...values, span: spanOf(fact, telling) });
};

/** Who did it, where the ledger was told and it is not what the sentence is about. */
export const byText = ({ fact }: Pick<Fact, "fact">, { localizer: { text }, nameOf }: Telling): string | null => {
  const { actor } = fact;
  return typeof actor === "string" ? text("history.by", { name: nameOf(actor) ?? text("history.nobody") }) : null;
};

const MONTH = /^\d{4}-(0[1-9]|1[0-2])(\.\d+)?$/;

const said = (name: string, value: unknown, { localizer, format, cameras, nameOf }: Telling): string => {
  const { text } = localizer;
  if (typeof value === "number") return numberSaid(name, value, text, format);
  const person = (id: unknown): string => nameOf(String(id)) ?? text("history.nobody");
  switch (name) {
    case "actors":
      return (value as readonly unknown[]).map(person).join(", ");
    case "camera":
      return cameras.find(({ camera }) => camera === value)?.title ?? text("history.no_camera");
    case "person":
    case "person_id":
    case "admitted_by":
      return person(value);
    case "client":
      return hasMessage(`client.${String(value)}`) ? text(`client.${String(value)}` as "client.phone") : String(value);
    case "epoch":
      return MONTH.test(String(value)) ? epochName(String(value), localizer, format) : String(value);
    case "network":
      return value === "" ? text("history.no_network") : String(value);
    default:
      return Array.isArray(value) ? format.number(value.length) : String(value);
  }
};

const numberSaid = (name: string, value: number, text: Localizer["text"], format: Format): string => {
  if (name.endsWith("_ms")) return format.moment(iso(value));
  if (name === "size_bytes") return format.bytes(value);
  if (name === "level" && hasMessage(`level.${String(value)}`)) return text(`level.${String(value)}` as "level.0");
  return format.number(value);
};

const spanOf = ({ start_ms: from, end_ms: to }: Fact["fact"], { format }: Telling): string =>
  typeof from === "number" && typeof to === "number" ? format.span(iso(from), iso(to)) : "";

const inner = (value: unknown): Readonly<Record<string, unknown>> => Object(value) as Readonly<Record<string, unknown>>;

/** What was proposed stands in it as a text, which the server has looked at. */
const statementOf = (statement: unknown): Readonly<Record<string, unknown>> => {
  if (typeof statement !== "string") return {};
  const { kind, person, epoch } = inner(JSON.parse(statement));
  return { statement_kind: kind, person, epoch };
};

export const iso = (ms: number): string => new Date(ms).toISOString();
