import type { Change, PolicyInForce } from "../data/wire.js";
import type { Localizer } from "../localize/localize.js";
import type { Format } from "./format.js";
import { epochName } from "./vault-space.js";

export interface ExportRow {
  readonly id: string;
  readonly heading: string;
  readonly line: string;
  readonly needed: number;
  readonly mayAgree: boolean;
  /** Everybody agreed, and the wait is over. */
  readonly mayTake: boolean;
}

const KIND = "vault/export_identity";

export const isExport = ({ kind }: Change): boolean => kind === KIND;

/** Keys of months that somebody wants to leave. */
export const exportRows = (
  { changes }: PolicyInForce,
  me: string,
  now: number,
  localizer: Localizer,
  format: Format,
): readonly ExportRow[] => {
  const { text } = localizer;
  return changes.filter(isExport).map(({ change_id: id, statement, votes, needed, voters, in_force_from: due }) => {
    const isDue = due !== null && Date.parse(due) <= now;
    const by = text("change.by", { votes: format.number(votes), needed: format.number(needed) });
    return {
      id,
      heading: text("change.export", { epoch: epochName(String(statement["epoch"]), localizer, format) }),
      line: due === null ? by : isDue ? text("epoch.due") : text("epoch.waits", { due: format.moment(due) }),
      needed,
      mayAgree: due === null && !voters.includes(me),
      mayTake: isDue,
    };
  });
};
