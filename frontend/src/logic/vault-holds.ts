import type { Holds } from "../data/wire.js";
import type { Localizer } from "../localize/localize.js";
import type { Format } from "./format.js";

export interface HoldRow {
  readonly id: string;
  readonly heading: string;
  readonly lines: readonly string[];
  /** Whether there is anything to be shown of what it keeps. */
  readonly hasClips: boolean;
  /** Whether a person ends it here, with a proof. */
  readonly mayLift: boolean;
}

export const holdRows = ({ holds }: Holds, isApprover: boolean, { text }: Localizer, format: Format): readonly HoldRow[] =>
  holds.map(({ hold_id: id, kind, made, until, clips, size_bytes }) => ({
    id,
    heading: text(`hold.${kind}`),
    lines: [
      text("hold.keeps", { clips: format.number(clips), size: format.bytes(size_bytes), since: format.moment(made) }),
      until === null ? text("hold.always") : text("hold.until", { until: format.moment(until) }),
      ...(isPersons(kind) ? [] : [text(`hold.${kind}.ends`)]),
    ],
    hasClips: clips > 0,
    mayLift: isApprover && isPersons(kind),
  }));

type Kind = Holds["holds"][number]["kind"];

const isPersons = (kind: Kind): kind is "owner" | "legal" => kind === "owner" || kind === "legal";
