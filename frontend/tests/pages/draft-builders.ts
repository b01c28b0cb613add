import type {
  ApprovalStatement,
  DraftShown,
  DraftWritten,
  JobView,
  Match,
  Member,
  People,
  PolicyInForce,
  Recipe,
  Request,
} from "../../src/data/wire.js";
import { aRequest } from "../builders.js";

export const DRAFT = "01KB0000000000000000000002";
export const CLIP = "01KB0000000000000000000003";
export const OTHER_CLIP = "01KB0000000000000000000004";

export const recipe = (changes: Partial<Recipe> = {}): Recipe => ({
  v: 1,
  kind: "redaction",
  cut: { from_ms: 5_000, to_ms: 35_000 },
  whole: null,
  boxes: [],
  audio: false,
  mutes: [],
  ...changes,
});

export const draft = (changes: Partial<DraftWritten> = {}): DraftWritten => ({
  clips: [{ clip_id: CLIP, redaction: recipe() }],
  sender: "",
  purpose: "A burglary",
  legal_basis: "voluntary",
  delivery: "link",
  hand_over: false,
  access_code: false,
  stream_only: false,
  max_downloads: 1,
  not_after: "2026-12-05T12:00:00.000Z",
  ...changes,
});

export const statement = (changes: Partial<ApprovalStatement> = {}): ApprovalStatement => ({
  v: 1,
  kind: "approval",
  instance: "home",
  draft_id: DRAFT,
  request_id: "01KB0000000000000000000001",
  request_sha256: "ab".repeat(32),
  files: [
    {
      name: "footage-1.mp4",
      size_bytes: 2_000_000,
      sha256: "cd".repeat(32),
      clip_id: CLIP,
      source_sha256: "ef".repeat(32),
      camera: "door",
      start: "2026-11-23T13:00:05.000Z",
      end: "2026-11-23T13:00:35.000Z",
      audio: false,
      redactions_sha256: "01".repeat(32),
    },
  ],
  recipient: { name: "J. Doe", organisation: "Police of Springfield", level: 2, method: "called_back" },
  sender: "",
  purpose: "A burglary",
  legal_basis: "voluntary",
  delivery: "link",
  share_origin: "https://share.example",
  age_recipient: null,
  terms: {
    max_downloads: 1,
    not_after: "2026-12-05T12:00:00.000Z",
    cooling_minutes: 10,
    veto_hours: 0,
    access_code: true,
    hand_over: false,
    stream_only: false,
  },
  needed: 2,
  policy_sha256: "23".repeat(32),
  nonce: "45".repeat(16),
  ...changes,
});

export const shown = (changes: Partial<DraftShown> = {}): DraftShown => ({
  draft_id: DRAFT,
  request_id: "01KB0000000000000000000001",
  state: "drafted",
  version: 4,
  changed: "2026-11-24T08:00:00.000Z",
  draft: draft(),
  job: null,
  statement: null,
  statement_sha256: null,
  cameras: ["door"],
  imported: [],
  missing: 0,
  votes: [],
  needed: null,
  live_from: null,
  ...changes,
});

/** One that is voted on, in any state after that. */
export const fixed = (changes: Partial<DraftShown> = {}): DraftShown =>
  shown({ state: "frozen", statement: statement(), statement_sha256: "67".repeat(32), needed: 2, ...changes });

export const job = (changes: Partial<JobView> = {}): JobView => ({
  state: "running",
  percent: 40,
  file: 1,
  files: 2,
  pictures_done: 120,
  pictures: 900,
  left_s: 20,
  missing: 0,
  problem: null,
  ...changes,
});

export const member = (changes: Partial<Member> = {}): Member => ({
  person_id: "me",
  name: "Ada",
  role: "approver",
  since: "2026-01-01T00:00:00Z",
  usable_from: "2026-01-02T00:00:00Z",
  is_usable: true,
  ...changes,
});

export const people = (...members: readonly Member[]): People => ({
  people: members,
  invitations: [],
  removed: [],
  eligible: [],
  changes: [],
  quorum: 2,
  wait_ms: 0,
});

export const policy = (changes: Partial<PolicyInForce["policy"]> = {}): PolicyInForce => ({
  policy: {
    quorum: 2,
    veto_hours: 0,
    cooling_minutes: 10,
    retention_days: 30,
    vault_quota_mb: 1000,
    link_days: 14,
    max_downloads: 3,
    window_limit_h: 2,
    footage_age_days: 30,
    quiet_hours: "",
    local_approval_only: false,
    public_links: true,
    public_intake: false,
    share_origin: "https://share.example",
    ...changes,
  },
  mode: "sealed",
  viewers: [],
  digest: "",
  is_believed: true,
  needed: 2,
  voters: 2,
  can_decide: true,
  changes: [],
});

export const match = (changes: Partial<Match> = {}): Match => ({
  camera: "door",
  clips: [
    {
      clip_id: CLIP,
      start: "2026-11-23T13:00:00.000Z",
      end: "2026-11-23T13:01:00.000Z",
      size_bytes: 1,
      state: "sealed",
      imported: false,
      held: true,
    },
    {
      clip_id: OTHER_CLIP,
      start: "2026-11-23T13:10:00.000Z",
      end: "2026-11-23T13:11:00.000Z",
      size_bytes: 1,
      state: "sealed",
      imported: false,
      held: true,
    },
  ],
  gaps: [],
  cut: false,
  ...changes,
});

export const request = (changes: Partial<Request> = {}): Request => ({
  request_id: "01KB0000000000000000000001",
  state: "pending",
  stage: "pending",
  version: 3,
  changed: "2026-11-24T08:00:00.000Z",
  erased: false,
  door: null,
  standing: "in_review",
  outside: "open",
  request: aRequest(),
  verification: { level: 0, method: "", by_user: null, at_ms: null },
  findings: [],
  drafts: [],
  matches: [match()],
  mutes: [],
  ...changes,
});
