import type { Muted } from "../data/wire.js";
import type { Localizer } from "../localize/localize.js";
import type { Format } from "./format.js";

export interface MutedRow {
  /** What is muted; what a requester wrote stands apart. */
  readonly what: string;
  readonly about: string | null;
  readonly until: string;
  /** The request by which it was made, and where it is ended; null where nobody knows it. */
  readonly requestId: string | null;
}

/** All that is muted. What cannot be read mutes everything, and is ended with everything. */
export const mutesView = (mutes: readonly Muted[], { text }: Localizer, format: Format): readonly MutedRow[] =>
  mutes.map(({ scope, about, until, problem, request_id }) => ({
    what: text(
      problem !== null ? "muted.unreadable" : scope === "everything" || about === null ? `muted.${scope}` : `muted.${scope}.named`,
    ),
    about,
    until: until === null ? text("muted.on") : text("muted.until", { until: format.moment(until) }),
    requestId: request_id,
  }));
