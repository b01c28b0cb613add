import type { Fact, Facts, Report, ReportMonth } from "../src/data/wire.js";

export const aFact = (changes: Partial<Fact> = {}): Fact => ({
  number: 1,
  v: 1,
  kind: "vault_unlocked",
  fact: { actor: "me" },
  at: 1_795_507_200_000,
  boot: "5c1a",
  up: 1000,
  leaf_hash: "ab12",
  ...changes,
});

export const someFacts = (changes: Partial<Facts> = {}): Facts => ({
  size: 2,
  problem: null,
  facts: [aFact({ number: 1 }), aFact({ number: 0, kind: "epoch_made", fact: { epoch: "2026-11" } })],
  unreadable: [],
  next: null,
  ...changes,
});

export const aMonth = (changes: Partial<ReportMonth> = {}): ReportMonth => ({
  month: "2026-11",
  total: 4,
  requester_types: { law_enforcement: 3, neighbour: 1, court: 0, unreadable: 0 },
  legal_bases: { voluntary: 4, other: 0 },
  outcomes: { shared: 1, declined: 3, open: 0 },
  export: {
    left_out: null,
    counts: {
      total: "not_shown",
      requester_types: { law_enforcement: 3, neighbour: "fewer_than_3" },
      legal_bases: { voluntary: 4 },
      outcomes: { shared: "fewer_than_3", declined: 3 },
    },
  },
  ...changes,
});

export const aReport = (months: readonly ReportMonth[] = [aMonth()]): Report => ({ from: "2026-10", to: "2026-11", months });
