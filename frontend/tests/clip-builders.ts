import type { ListedClip } from "../src/data/wire.js";

export const aClip = (changes: Partial<ListedClip> = {}): ListedClip => ({
  clip_id: "01KB0000000000000000000007",
  camera: "door",
  start: "2026-11-24T08:00:00.000+00:00",
  end: "2026-11-24T08:00:30.000+00:00",
  size_bytes: 4_000_000,
  state: "sealed",
  imported: false,
  held: false,
  holds: [],
  triggers: [{ kind: "motion", at: "2026-11-24T08:00:10.000+00:00" }],
  gaps: [],
  ...changes,
});
