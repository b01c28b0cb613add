import type { Challenge } from "../data/wire.js";
import { hasMessage, type Localizer } from "../localize/localize.js";
import type { Format } from "./format.js";
import type { Problem } from "./problem.js";

/** What is wrong with the history, as the server calls it. */
export const problemSentence = (code: string, { text }: Localizer, say: (problem: Problem) => string): string => {
  const key = `history.problem.${code}`;
  return hasMessage(key) ? text(key) : say({ code, values: {} });
};

/** Whether an approver can go on from it. Nobody can accept a record that is not what was written. */
export const mayBeAccepted = (code: string | null): boolean => code === "rolled_back" || code === "checkpoint_invalid";

/** What somebody agrees to who goes on. */
export const acceptText = (statement: Challenge["statement"], { text }: Localizer, format: Format): string =>
  text("history.accept.text", {
    sound: format.number(Number(statement["sound"])),
    known: format.number(Number(statement["known"])),
  });

/** Records that are written meanwhile are no other finding; all that was shown is in these. */
export const isSameFinding =
  (shown: Challenge["statement"]) =>
  (now: Challenge["statement"]): boolean =>
    ["kind", "ledger", "finding", "sound", "known"].every((name) => shown[name] === now[name]);
