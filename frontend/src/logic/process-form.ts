import type { Commands, ProcessKind } from "../data/wire.js";
import { fromHomeTime, spanOf } from "./home-time.js";

export type PaperFields = Commands["process/create"]["fields"];

export const KINDS = [
  "search_warrant",
  "subpoena",
  "court_order",
  "preservation_letter",
  "data_subject_request",
] as const satisfies readonly ProcessKind[];

/** What somebody typed of a paper, times by the clock of the home. */
export interface TypedPaper {
  readonly kind: string;
  readonly issued_by: string;
  readonly reference: string;
  readonly served_at: string;
  readonly return_by: string;
  readonly nondisclosure: boolean;
  readonly window_from: string;
  readonly window_to: string;
  readonly cameras: readonly string[];
  readonly document_sha256: string;
  readonly note: string;
  readonly as_request: boolean;
}

const TEXTS = ["reference", "document_sha256", "note"] as const;
const TIMES = ["served_at", "return_by"] as const;

/** The fields of the command; null while one that is needed is missing. */
export const paperOf = (typed: TypedPaper, timeZone: string): PaperFields | null => {
  const kind = KINDS.find((each) => each === typed.kind);
  const issued_by = typed.issued_by.trim();
  // Of an hour that the clock shows twice, a hold keeps both.
  const span = spanOf(typed.window_from, typed.window_to, timeZone);
  if (kind === undefined || issued_by === "" || span === null) return null;
  const texts = TEXTS.map((name) => [name, typed[name].trim()] as const).filter(([, value]) => value !== "");
  const times = TIMES.flatMap((name) => {
    const at = fromHomeTime(typed[name], timeZone);
    return at === null ? [] : [[name, at] as const];
  });
  return {
    kind,
    issued_by,
    window_from: span.from,
    window_to: span.to,
    ...Object.fromEntries([...texts, ...times]),
    ...(typed.nondisclosure ? { nondisclosure: true } : {}),
    ...(typed.cameras.length === 0 ? {} : { cameras: typed.cameras }),
    ...(typed.as_request && kind === "data_subject_request" ? { as_request: true } : {}),
  };
};
