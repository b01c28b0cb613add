import type { Challenge, PolicyFields, PolicyInForce, Voted } from "../data/wire.js";
import type { Localizer } from "../localize/localize.js";
import type { Format } from "./format.js";
import { linkOrigin } from "./words.js";

type Statement = Challenge["statement"];
type Name = keyof PolicyFields;
export type Row = readonly [term: string, value: string];

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Digits that tell one million of bytes from the next, also among terabytes. */
const EXACT = 6;

/** Each field, in the order in which it is shown, and how long one of it is where it is a time. */
const FIELDS: Readonly<Record<Name, number | null>> = {
  quorum: null,
  veto_hours: HOUR,
  cooling_minutes: MINUTE,
  public_links: null,
  share_origin: null,
  link_days: DAY,
  max_downloads: null,
  public_intake: null,
  local_approval_only: null,
  window_limit_h: HOUR,
  footage_age_days: DAY,
  quiet_hours: null,
  retention_days: DAY,
  vault_quota_mb: null,
};
const NAMES = Object.keys(FIELDS) as readonly Name[];

/** All that is in force. */
export const policyRows = ({ policy, mode }: PolicyInForce, localizer: Localizer, format: Format): readonly Row[] => [
  ...NAMES.map((name) => [localizer.text(`policy.${name}`), worded(name, asText(policy[name]), localizer, format)] as const),
  [localizer.text("policy.mode"), localizer.text(`mode.${mode}`)],
];

/** What a change of the policy would change of what is in force; what exposes more says so. */
export const changeLines = (
  { policy, mode, viewers }: PolicyInForce,
  statement: Statement,
  nameOf: (id: string) => string,
  localizer: Localizer,
  format: Format,
): readonly string[] => {
  const { text } = localizer;
  const after = statement["policy"] as Readonly<Record<Name, string>>;
  const raised = new Set(statement["raised"] as readonly string[]);
  const named = (ids: readonly string[]): string => ids.map(nameOf).join(", ") || text("household.off");
  // What is compared are the values: two that the words do not tell apart are two all the same.
  const line = <Value>(
    name: Name | "mode" | "viewers",
    was: Value,
    value: Value,
    say: (value: Value) => string,
  ): readonly string[] => {
    if (String(was) === String(value) && !raised.has(name)) return [];
    const change = text("change.row", { term: text(`policy.${name}`), from: say(was), to: say(value) });
    return [raised.has(name) ? text("change.raises", { change }) : change];
  };
  return [
    ...NAMES.flatMap((name) =>
      line(name, asText(policy[name]), after[name], (value) => worded(name, value, localizer, format)),
    ),
    ...line("mode", mode, statement["mode"] as PolicyInForce["mode"], (value) => text(`mode.${value}`)),
    ...line("viewers", viewers, statement["viewers"] as readonly string[], named),
  ];
};

/** How a change that is agreed to comes into force. Of one that waits, as many have to agree as it takes by now. */
export const termsOf = (
  statement: Statement,
  { text }: Localizer,
  format: Format,
  needed = Number(statement["needed"]),
): readonly string[] => {
  const wait = Number(statement["wait_ms"] ?? 0);
  const needs = text("change.needs", { needed: format.number(needed) });
  return wait === 0 ? [needs] : [needs, text("change.waits", { wait: format.duration(wait) })];
};

export const votedText = ({ status, votes, needed }: Voted, { text }: Localizer, format: Format): string =>
  text(`change.${status}`, { votes: format.number(votes), needed: format.number(needed) });

/** Whether another statement says what the shown one did. A change that nobody voted for yet gets a new name each time. */
export const saysSame =
  (shown: Statement) =>
  (statement: Statement): boolean =>
    JSON.stringify({ ...shown, ...UNNAMED }) === JSON.stringify({ ...statement, ...UNNAMED });

const UNNAMED = { change: "", nonce: "" };

const asText = (value: string | number | boolean): string =>
  typeof value === "boolean" ? (value ? "on" : "off") : String(value);

const worded = (name: Name, value: string, localizer: Localizer, format: Format): string => {
  const { text } = localizer;
  if (value === "on") return text("household.on");
  if (name === "share_origin" && value === "") return text("household.none");
  if (value === "off" || value === "") return text("household.off");
  if (name === "share_origin") return linkOrigin(value, localizer);
  if (name === "quiet_hours") return value;
  const number = Number(value);
  if (name === "vault_quota_mb") return format.bytes(number * 1e6, EXACT);
  const unit = FIELDS[name];
  if (unit === null) return format.number(number);
  return number === 0 ? text("household.off") : format.duration(number * unit);
};
