import type { PolicyFields, PolicyInForce, PolicyWanted } from "../data/wire.js";
import type { MessageKey } from "../localize/localize.js";

type Name = keyof PolicyFields;

interface NumberField {
  readonly kind: "number";
  readonly name: Name;
  readonly least: number;
  readonly most: number;
  /** What it is counted in, as the words of its label; null for a plain number. */
  readonly unit: MessageKey | null;
}

export type PolicyField = NumberField | { readonly kind: "switch" | "quiet" | "text"; readonly name: Name };

const number = (name: Name, least: number, most: number, unit: MessageKey | null = null): NumberField => ({
  kind: "number",
  name,
  least,
  most,
  unit,
});

/** Each value with what it can be, as `model/policy.py` has it; the server looks again. */
export const POLICY_FIELDS: readonly PolicyField[] = [
  number("quorum", 1, 16),
  number("veto_hours", 0, 168, "policy.hours"),
  number("cooling_minutes", 0, 1440, "policy.minutes"),
  { kind: "switch", name: "local_approval_only" },
  { kind: "switch", name: "public_links" },
  { kind: "text", name: "share_origin" },
  number("link_days", 1, 31, "policy.days"),
  number("max_downloads", 1, 100),
  { kind: "switch", name: "public_intake" },
  number("window_limit_h", 1, 12, "policy.hours"),
  number("footage_age_days", 1, 365, "policy.days"),
  { kind: "quiet", name: "quiet_hours" },
  number("retention_days", 1, 365, "policy.days"),
  number("vault_quota_mb", 100, 10_000_000, "policy.megabytes"),
];

/** What the form holds, as it is typed; a switch that is off is not there. */
export type Typed = ReadonlyMap<string, string>;

/** What a form proposes where quiet hours are off. */
export const PROPOSED_QUIET = "21:00-08:00";

/** Both ends of quiet hours, `21:00-08:00`; none where they are off. */
export const quietEnds = (quiet: string): readonly [from: string, to: string] => {
  const [from = "", to = ""] = quiet.split("-");
  return [from, to];
};

/** What is to change, as the command takes it; null where nothing is. */
export const policyWanted = (
  { policy, mode, viewers }: PolicyInForce,
  typed: Typed,
  watching: readonly string[],
): { readonly policy?: PolicyWanted; readonly mode?: PolicyInForce["mode"]; readonly viewers?: readonly string[] } | null => {
  const after = POLICY_FIELDS.map((field) => [field.name, valueOf(field, typed)] as const);
  const changed = after.filter(([name, value]) => policy[name] !== value);
  const wanted = {
    ...(changed.length === 0 ? {} : { policy: Object.fromEntries(changed) as PolicyWanted }),
    ...(isMode(typed.get("mode")) && typed.get("mode") !== mode ? { mode: typed.get("mode") as PolicyInForce["mode"] } : {}),
    ...(sorted(watching) === sorted(viewers) ? {} : { viewers: watching }),
  };
  return Object.keys(wanted).length === 0 ? null : wanted;
};

const valueOf = (field: PolicyField, typed: Typed): string | number | boolean => {
  const text = typed.get(field.name)?.trim() ?? "";
  switch (field.kind) {
    case "number":
      return Number(text);
    case "switch":
      return typed.has(field.name);
    case "quiet": {
      const [from, to] = [typed.get("quiet_from") ?? "", typed.get("quiet_to") ?? ""];
      return from === "" && to === "" ? "" : `${from}-${to}`;
    }
    case "text":
      return text;
  }
};

const isMode = (value: string | undefined): value is PolicyInForce["mode"] => value === "sealed" || value === "convenience";

const sorted = (ids: readonly string[]): string => [...ids].sort().join();
