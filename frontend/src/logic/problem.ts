import type { ServerTexts } from "../data/home-assistant.js";
import type { Localizer } from "../localize/localize.js";

/** Why something was not done: a code, and what its sentence leaves open. */
export interface Problem {
  readonly code: string;
  readonly values: Readonly<Record<string, string>>;
}

const LOST = "connection_lost";
/**
 * What Home Assistant's library rejects with where there is no connection: this number alone for what was not sent, and
 * an answer of its own with it for what was, when the connection ends before the answer comes.
 */
const ERR_CONNECTION_LOST = 3;
/** After a restart commands are missing for a while, and then the vault. */
const PASSING = new Set([LOST, "unknown_command", "not_loaded"]);
const GONE = new Set(["request_unknown", "draft_unknown", "share_unknown", "clip_unknown", "change_unknown", "process_unknown"]);

/** Whatever was thrown, as a problem. Of a message that came with it nothing is kept: it is not translated. */
export const problemOf = (thrown: unknown): Problem => {
  const { code, error, translation_placeholders: values } = Object(thrown) as Record<string, unknown>;
  const { code: lost } = Object(error) as Record<string, unknown>;
  if (thrown === ERR_CONNECTION_LOST || lost === ERR_CONNECTION_LOST) return { code: LOST, values: {} };
  return {
    code: typeof code === "string" ? code : "unknown",
    // Null where its sentence leaves nothing open.
    values: Object(values) as Readonly<Record<string, string>>,
  };
};

/** Goes by itself, so that asking again makes sense. */
export const isPassing = ({ code }: Problem): boolean => PASSING.has(code);

/** May go by itself: what a disk refused once, it may do the next time. */
export const mayPass = (problem: Problem): boolean => problem.code === "disk_refused" || isPassing(problem);

/** What was asked for is not there, and never again will be. */
export const isGone = ({ code }: Problem): boolean => GONE.has(code);

/** The integration's own sentence; without one, a sentence of the panel's, which says the code. */
export const problemText = ({ code, values }: Problem, { text }: Localizer, server: ServerTexts | null): string => {
  if (code === LOST) return text("problem.connection_lost");
  if (code === "unknown_command" || code === "not_loaded") return text("problem.not_loaded");
  const sentence = server?.(`component.footage_guard.exceptions.${code}.message`, values) ?? "";
  return sentence === "" ? text("problem.other", { code }) : sentence;
};
