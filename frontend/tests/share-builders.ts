import type { Share } from "../src/data/wire.js";

export const aShare = (changes: Partial<Share> = {}): Share => ({
  share_id: "01KB0000000000000000000005",
  request_id: "01KB0000000000000000000001",
  state: "live",
  live_from: "2026-11-24T08:00:00.000+00:00",
  not_after: "2026-12-01T08:00:00.000+00:00",
  downloads_left: 2,
  code_tries_left: 5,
  delivery: "link",
  recipient: { name: "J. Doe", organisation: "Police of Springfield" },
  purpose: "Burglary",
  max_downloads: 3,
  files: [{ name: "footage-1.mp4", size: 2_500_000, sha256: "ab" }],
  accesses: [],
  ended: null,
  ...changes,
});
