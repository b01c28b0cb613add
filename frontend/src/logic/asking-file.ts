import { objectOf } from "./asking-view.js";

/** Bytes that a request may have. */
const MOST = 65_536;

export interface AskedFile {
  readonly request: Readonly<Record<string, unknown>>;
  /** What it says of itself, for whoever decides whether to add it: text of anybody's. */
  readonly who: string;
  readonly from: string;
  readonly to: string;
  readonly isSigned: boolean;
}

/** A request file, as somebody was given it; null for whatever else a text is. */
export const askedFile = (text: string): AskedFile | null => {
  const request = text.length > MOST ? null : objectOf(text);
  if (request === null) return null;
  const [requester, scope] = [partOf(request, "requester"), partOf(request, "scope")];
  const [from, to] = [wordOf(scope, "window_from"), wordOf(scope, "window_to")];
  if (Number.isNaN(Date.parse(from)) || Number.isNaN(Date.parse(to))) return null;
  const names = [wordOf(requester, "person_name"), wordOf(requester, "organisation")].filter((name) => name !== "");
  return { request, who: names.join(", "), from, to, isSigned: wordOf(request, "signature") !== "" };
};

const partOf = (whole: Readonly<Record<string, unknown>>, name: string): Readonly<Record<string, unknown>> => {
  const part = whole[name];
  return typeof part === "object" && part !== null ? (part as Record<string, unknown>) : {};
};

const wordOf = (part: Readonly<Record<string, unknown>>, name: string): string => {
  const word = part[name];
  return typeof word === "string" ? word : "";
};
