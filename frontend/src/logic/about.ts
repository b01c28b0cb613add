import type { FactKind } from "../data/wire.js";

/** Facts after which what people decide, or who decides it, is another. */
const CHANGES = [
  "people_change_proposed",
  "people_change_voted",
  "people_change_stopped",
  "people_change_done",
  "people_policy_lowered",
] as const;

const HOLDS = ["hold_placed", "hold_ended", "hold_lifted"] as const;

/** Facts after which the page of shares shows something else; and so on. What time alone changes, no fact tells. */
export const ABOUT_SHARES: readonly FactKind[] = [
  "release_moved",
  "request_erased",
  "share_opened",
  "share_accessed",
  "share_shortened",
];

export const ABOUT_PEOPLE: readonly FactKind[] = [
  ...CHANGES,
  "people_person_enrolled",
  "people_person_removed",
  "people_wait_over",
  "people_recovery_asked",
  "people_recovery_stopped",
  "people_recovery_done",
  "pin_set",
  "passphrase_changed",
  "recovery_code_made",
];

/** Clips come and go all the time, and the space that they take is no news. */
export const ABOUT_VAULT: readonly FactKind[] = [
  ...CHANGES,
  ...HOLDS,
  "people_person_enrolled",
  "people_person_removed",
  "people_wait_over",
  "epoch_made",
  "epoch_erased",
  "identity_exported",
];

export const ABOUT_ASKING: readonly FactKind[] = [...CHANGES, "people_intake_paused", "people_intake_closed"];

export const ABOUT_PAPERS: readonly FactKind[] = [...HOLDS, "process_loaded", "process_marked", "process_erased"];
