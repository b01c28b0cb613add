import type { Change, Member, People, PolicyFields, PolicyInForce, VaultStatus } from "../src/data/wire.js";
import type { Answers } from "./builders.js";

export const aMember = (changes: Partial<Member> = {}): Member => ({
  person_id: "me",
  name: "Ada",
  role: "approver",
  since: "2026-11-01T08:00:00.000+00:00",
  usable_from: "2026-11-01T08:00:00.000+00:00",
  is_usable: true,
  ...changes,
});

export const aHome = (changes: Partial<People> = {}): People => ({
  people: [aMember()],
  invitations: [],
  removed: [],
  eligible: [],
  changes: [],
  quorum: 1,
  wait_ms: 86_400_000,
  ...changes,
});

export const fields = (changes: Partial<PolicyFields> = {}): PolicyFields => ({
  quorum: 1,
  veto_hours: 0,
  cooling_minutes: 10,
  retention_days: 14,
  vault_quota_mb: 20_000,
  link_days: 7,
  max_downloads: 3,
  window_limit_h: 2,
  footage_age_days: 30,
  quiet_hours: "21:00-08:00",
  local_approval_only: false,
  public_links: false,
  public_intake: false,
  share_origin: "",
  ...changes,
});

export const inForce = (changes: Partial<PolicyInForce> = {}): PolicyInForce => ({
  policy: fields(),
  mode: "sealed",
  viewers: [],
  digest: "ab",
  is_believed: true,
  needed: 1,
  voters: 1,
  can_decide: true,
  changes: [],
  ...changes,
});

/** As a statement holds them: every field as a text. */
export const rows = (changes: Partial<PolicyFields> = {}): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(fields(changes)).map(([name, value]) => [
      name,
      typeof value === "boolean" ? (value ? "on" : "off") : String(value),
    ]),
  );

export const policyStatement = (
  changes: Partial<PolicyFields>,
  raised: readonly string[] = [],
  more: object = {},
): Readonly<Record<string, unknown>> => ({
  kind: "policy/apply",
  change: "c1",
  nonce: "n1",
  needed: 1,
  policy: rows(changes),
  mode: "sealed",
  viewers: [],
  raised,
  wait_ms: 0,
  ...more,
});

export const aChange = (changes: Partial<Change> = {}): Change => ({
  change_id: "c1",
  kind: "policy/apply",
  statement: policyStatement({ public_links: true }, ["public_links"]),
  votes: 1,
  needed: 2,
  voters: ["other"],
  proposed: "2026-11-24T08:00:00.000+00:00",
  in_force_from: null,
  ...changes,
});

export const status = (changes: Partial<VaultStatus> = {}): VaultStatus => ({
  mode: "sealed",
  is_locked_down: false,
  is_anybody_unlocked: false,
  unlocked_until: null,
  recoveries: [],
  has_pin: false,
  has_recovery_code: false,
  has_one_time_codes: false,
  ...changes,
});

export const atHome = (
  people: () => People = () => aHome(),
  policy: () => PolicyInForce = () => inForce(),
  keys: () => VaultStatus = () => status(),
): Answers => ({ "approvers/list": people, "policy/get": policy, "vault/status": keys });
