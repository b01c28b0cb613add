import type { Exposures, Holds, Space } from "../src/data/wire.js";
import type { Answers } from "./builders.js";

const GIGABYTE = 1e9;
export const OWN_HOLD = "01KB0000000000000000000001";

export const aSpace = (changes: Partial<Space> = {}): Space => ({
  used_bytes: 5 * GIGABYTE,
  held_bytes: GIGABYTE,
  quota_bytes: 20 * GIGABYTE,
  free_bytes: 100 * GIGABYTE,
  retention_days: 14,
  first: "2026-11-01T08:00:00.000+00:00",
  week_bytes: 14 * GIGABYTE,
  asked: "2026-11-24T08:00:00.000+00:00",
  erased: null,
  epochs: [
    { epoch: "2026-10", clips: 3, size_bytes: GIGABYTE },
    { epoch: "2026-11.2", clips: 1200, size_bytes: 4 * GIGABYTE },
  ],
  cameras: [
    { camera: "door", title: "Front door", retention_days: null, size_bytes: 4 * GIGABYTE },
    { camera: "gone", title: null, retention_days: null, size_bytes: GIGABYTE },
  ],
  ...changes,
});

export const holds = (...kinds: readonly Holds["holds"][number]["kind"][]): Holds => ({
  holds: kinds.map((kind, index) => ({
    hold_id: `01KB000000000000000000000${String(index + 1)}`,
    kind,
    made: "2026-11-20T08:00:00.000+00:00",
    until: kind === "action" ? "2026-12-01T08:00:00.000+00:00" : null,
    clips: 2,
    size_bytes: GIGABYTE,
  })),
});

export const exposures = (...findings: Exposures["findings"][number][]): Exposures => ({ findings });

export const aThing = (
  name: string,
  changes: Partial<Exposures["findings"][number]["things"][number]> = {},
): Exposures["findings"][number]["things"][number] => ({ name, count: null, to: [], is_all: true, ...changes });

export const inVault = (space: () => Space = () => aSpace(), kept: () => Holds = () => holds()): Answers => ({
  "vault/space": space,
  "holds/list": kept,
  "audit/exposure": () => exposures(),
});
