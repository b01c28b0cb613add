import type { ServerTexts } from "../data/home-assistant.js";
import { hasMessage, type Localizer } from "../localize/localize.js";

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

/** Fields of a link to ask by that its form calls otherwise. */
const OF_LINK: Readonly<Partial<Record<string, string>>> = { organisation: "name", requester_type: "type" };

/** What the form calls a field that a problem is about. */
const NAMES: Readonly<Partial<Record<string, (field: string) => string>>> = {
  draft_invalid: (field) => `terms.${field}`,
  intake_invalid: (field) => `asking.${OF_LINK[field] ?? field}`,
  policy_refused: (field) => `policy.${field}`,
  process_invalid: (field) => `process.${field}`,
};

/** One that is in no form is named as it was sent. */
const nameOf = (field: string, code: string, { text }: Localizer): string => {
  const key = NAMES[code]?.(field.replace(/\..*$/u, "")) ?? "";
  return hasMessage(key) ? text(key) : field;
};

/** Each field that the server found wrong, and why; none where it named none. */
export const wrongFields = (
  { code, values }: Problem,
  localizer: Localizer,
  say: (problem: Problem) => string,
): readonly string[] =>
  values["problems"]?.split(", ").map((each) => {
    const [field = "", reason = ""] = each.split(": ");
    const why = say({ code: `request_${reason}`, values: {} });
    return localizer.text("form.wrong", { field: nameOf(field, code, localizer), why });
  }) ?? [];

/** The integration's own sentence; without one, a sentence of the panel's, which says the code. */
export const problemText = (problem: Problem, localizer: Localizer, server: ServerTexts | null): string => {
  const { code, values } = problem;
  const { text } = localizer;
  if (code === LOST) return text("problem.connection_lost");
  if (code === "unknown_command" || code === "not_loaded") return text("problem.not_loaded");
  const field = nameOf(values["field"] ?? "", code, localizer);
  const problems = wrongFields(problem, localizer, (each) => problemText(each, localizer, server)).join(" ");
  const sentence = server?.(`component.footage_guard.exceptions.${code}.message`, { ...values, field, problems }) ?? "";
  return sentence === "" ? text("problem.other", { code }) : sentence;
};
