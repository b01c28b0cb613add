import type { Basis, Level, Line, RequesterType } from "../data/wire.js";
import { hasMessage, type Localizer, type MessageKey } from "../localize/localize.js";
import { isThisMachine } from "./transport.js";

const TYPES: Readonly<Record<RequesterType, MessageKey>> = {
  law_enforcement: "requester.law_enforcement",
  court: "requester.court",
  insurer: "requester.insurer",
  neighbour: "requester.neighbor",
  data_subject: "requester.data_subject",
  journalist: "requester.journalist",
  lawyer: "requester.lawyer",
  household: "requester.household",
  other: "requester.other",
};

const LEVELS: Readonly<Record<Level, MessageKey>> = {
  0: "level.0",
  1: "level.1",
  2: "level.2",
  3: "level.3",
  4: "level.4",
};

const BASES: Readonly<Record<Basis, MessageKey>> = {
  voluntary: "basis.voluntary",
  subpoena: "basis.subpoena",
  search_warrant: "basis.search_warrant",
  court_order: "basis.court_order",
  preservation_request: "basis.preservation_request",
  emergency: "basis.emergency",
  gdpr_access: "basis.gdpr_access",
  dpa2018_sch2: "basis.dpa2018_sch2",
  civil_preservation_letter: "basis.civil_preservation_letter",
  other: "basis.other",
};

/** As the rule `legal_process` has it: claimed documents that may oblige. */
const PROCESS: ReadonlySet<Basis> = new Set([
  "subpoena",
  "search_warrant",
  "court_order",
  "preservation_request",
  "civil_preservation_letter",
] as const);

export const requesterType = (type: RequesterType, { text }: Localizer): string => text(TYPES[type]);

/** How it is known who asks. */
export const verification = (level: Level, { text }: Localizer): string => text(LEVELS[level]);

/** What is known, and what somebody of this home, or a signature, did to know it. */
export const verified = (level: Level, method: string, localizer: Localizer): string => {
  const key = method.startsWith("signature_") ? `finding.signature.${method.slice("signature_".length)}` : `method.${method}`;
  return [verification(level, localizer), ...(hasMessage(key) ? [localizer.text(key)] : [])].join(" ");
};

/** What the claimed legal basis means, in plain words. */
export const legalBasis = (basis: Basis, { text }: Localizer): string => text(BASES[basis]);

export const isLegalProcess = (basis: Basis): boolean => PROCESS.has(basis);

/** Where a link leads to. */
export const linkOrigin = (origin: string, { text }: Localizer): string =>
  isThisMachine(origin) ? `${origin} · ${text("origin.here")}` : origin;

/** Who asks, as they call themselves; an automation has no name. */
export const who = (asked: Pick<Line, "channel" | "organisation" | "person_name">, { text }: Localizer): string => {
  const names = [asked.person_name, asked.organisation].filter((name) => name !== "");
  if (names.length > 0) return names.join(", ");
  return text(asked.channel === "automation" ? "requester.automation" : "requester.unnamed");
};
