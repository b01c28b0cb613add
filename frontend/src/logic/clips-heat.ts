import type { HeatShown } from "../data/wire.js";
import type { Localizer } from "../localize/localize.js";
import { clock } from "./player.js";

/** Rows and columns of a map. */
export const SIDE = 16;
/** As long a part as the server gives maps of at once. */
export const PART_MS = 120_000;
const SECOND_MS = 1000;
const FULL = 255;

/** The part of a clip in which a moment lies, for its maps. */
export const partOf = (ms: number): { readonly from_ms: number; readonly to_ms: number } => {
  const from_ms = Math.floor(ms / PART_MS) * PART_MS;
  return { from_ms, to_ms: from_ms + PART_MS };
};

/** How much differed in each place within the second of a moment, from 0 to 1; null where nothing did. */
export const placesAt = ({ maps }: Pick<HeatShown, "maps">, ms: number): readonly number[] | null => {
  // Each map is of about the second before it ends.
  const found = maps.find(({ at_ms }) => at_ms > ms && at_ms <= ms + SECOND_MS);
  if (found === undefined) return null;
  return Array.from(atob(found.map), (byte) => byte.charCodeAt(0) / FULL);
};

/** An outline of how much moved, in a drawing as wide as there are seconds and 100 high. */
export const outline = (seconds: readonly number[]): string =>
  seconds.length === 0
    ? ""
    : `M0,100${seconds.map((strength, at) => `L${String(at)},${String(100 - strength)}H${String(at + 1)}`).join("")}V100Z`;

/** The same for whoever hears it. */
export const heatText = (seconds: readonly number[], { text }: Localizer): string => {
  const most = Math.max(0, ...seconds);
  if (most === 0) return text("clips.heat.none");
  const at = seconds.indexOf(most);
  const moved = seconds.filter((strength) => strength > 0).length;
  return text("clips.heat.told", { count: String(moved), at: clock(at * SECOND_MS) });
};
