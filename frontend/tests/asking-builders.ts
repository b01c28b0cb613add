import type { Intakes, IntakeShown } from "../src/data/wire.js";

export const aLink = (changes: Partial<IntakeShown> = {}): IntakeShown => ({
  intake_id: "01KB0000000000000000000000",
  intake_sha256: "aa",
  kind: "general",
  label: "Sign at the gate",
  requester_type: null,
  organisation: "",
  key_sha256: null,
  per_day: 20,
  opens: "2026-11-24T08:00:00Z",
  closes: null,
  url: "https://home.example/footage_guard/ask/01KB0000000000000000000000",
  code: ["10", "01"],
  status: "open",
  ...changes,
});

export const links = (changes: Partial<Intakes> = {}): Intakes => ({
  public_intake: true,
  share_origin: "https://home.example",
  intakes: [],
  ...changes,
});
