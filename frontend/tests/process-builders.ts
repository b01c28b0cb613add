import type { Paper, Process } from "../src/data/wire.js";

export const PAPER = "01KB0000000000000000000009";

export const aProcess = (changes: Partial<Process> = {}): Process => ({
  id: PAPER,
  kind: "search_warrant",
  issued_by: "District Court",
  reference: "4 Gs 12/26",
  served_at: "2026-11-23T10:00:00.000+01:00",
  return_by: "2026-12-01T00:00:00.000+01:00",
  nondisclosure: false,
  window_from: "2026-11-20T08:00:00.000+01:00",
  window_to: "2026-11-20T20:00:00.000+01:00",
  cameras: [],
  document_sha256: null,
  note: "",
  loaded_ms: 1_795_507_200_000,
  request_id: null,
  ...changes,
});

export const aPaper = (changes: Partial<Paper> = {}): Paper => ({
  process_id: PAPER,
  kind: "search_warrant",
  problem: null,
  erased: false,
  process: aProcess(),
  hold: { hold_id: PAPER, clips: 3, size_bytes: 12_000_000 },
  had_hold: true,
  review_at: "2027-02-22T08:00:00.000+00:00",
  is_review_due: false,
  request_id: null,
  checklist: [
    { check: "issuer", done: true },
    { check: "lawyer", done: false },
  ],
  outcome: "open",
  version: 3,
  loaded: "2026-11-24T08:00:00.000+00:00",
  changed: "2026-11-24T08:00:00.000+00:00",
  ...changes,
});
