import type { Intake, IntakeKind, Intakes, IntakeShown, RequesterType } from "../data/wire.js";
import type { Localizer, MessageKey } from "../localize/localize.js";
import { groupsOf } from "./checkpoint.js";
import type { Format } from "./format.js";
import { fromHomeTime } from "./home-time.js";
import { requesterType } from "./words.js";

export const KINDS: readonly IntakeKind[] = ["general", "organisation", "one_day"];
export const TYPES: readonly RequesterType[] = [
  "law_enforcement",
  "court",
  "insurer",
  "lawyer",
  "journalist",
  "neighbour",
  "data_subject",
  "other",
];

const OF_KIND: Readonly<Record<IntakeKind, MessageKey>> = {
  general: "asking.kind.general",
  organisation: "asking.kind.organization",
  one_day: "asking.kind.one_day",
};

const OF_STATUS: Readonly<Record<IntakeShown["status"], MessageKey>> = {
  open: "asking.status.open",
  paused: "asking.status.off",
  waiting: "asking.status.waiting",
  over: "asking.status.over",
};

export interface LinkRow {
  readonly id: string;
  readonly digest: string;
  readonly heading: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly url: string | null;
  readonly code: readonly string[] | null;
  readonly mayPause: boolean;
  readonly mayOpen: boolean;
}

export const linkRows = ({ intakes }: Intakes, localizer: Localizer, format: Format): readonly LinkRow[] =>
  intakes.map((intake) => ({
    id: intake.intake_id,
    digest: intake.intake_sha256,
    heading: intake.label,
    facts: [[localizer.text("asking.status"), localizer.text(OF_STATUS[intake.status])], ...linkFacts(intake, localizer, format)],
    url: intake.url,
    code: intake.code,
    mayPause: intake.status === "open",
    mayOpen: intake.status === "paused",
  }));

/** What a link is, as a person is shown it who agrees to it and who looks at it later. */
export const linkFacts = (intake: Intake, localizer: Localizer, format: Format): (readonly [string, string])[] => {
  const { text } = localizer;
  const rows: (readonly [string, string])[] = [[text("asking.kind"), text(OF_KIND[intake.kind])]];
  if (intake.requester_type !== null) {
    rows.push([text("asking.who"), `${intake.organisation} (${requesterType(intake.requester_type, localizer)})`]);
  }
  if (intake.requester_type !== null || intake.key_sha256 !== null) {
    rows.push([text("asking.key"), intake.key_sha256 === null ? text("asking.key.none") : groupsOf(intake.key_sha256).join(" ")]);
  }
  rows.push([text("asking.per_day"), format.number(intake.per_day)]);
  rows.push([text("asking.closes"), intake.closes === null ? text("asking.until.none") : format.moment(intake.closes)]);
  return rows;
};

/** Why nobody can ask now, whatever links there are; null where somebody can. */
export const shutBy = ({ public_intake, share_origin }: Intakes): MessageKey | null => {
  if (!public_intake) return "asking.off";
  return share_origin === null ? "asking.no_address" : null;
};

export interface TypedLink {
  readonly kind: string;
  readonly label: string;
  readonly type: string;
  readonly name: string;
  readonly key: string;
  readonly perDay: string;
  readonly until: string;
}

export interface LinkWanted {
  readonly kind: IntakeKind;
  readonly label: string;
  readonly requester_type?: RequesterType;
  readonly organisation?: string;
  readonly key?: Readonly<Record<string, unknown>>;
  readonly per_day?: number;
  readonly closes?: string;
}

/** What was typed, as the server takes it; or what is missing in it. */
export const linkOf = (typed: TypedLink, timeZone: string): LinkWanted | MessageKey => {
  const kind = KINDS.find((each) => each === typed.kind);
  if (kind === undefined || typed.label.trim() === "") return "footage.missing";
  const perDay = typed.perDay === "" ? {} : { per_day: Number(typed.perDay) };
  const link = { kind, label: typed.label.trim(), ...perDay };
  if (kind === "one_day") return link;
  const closes = typed.until === "" ? undefined : fromHomeTime(typed.until, timeZone);
  if (closes === null) return "footage.missing";
  const until = closes === undefined ? link : { ...link, closes };
  if (kind === "general") return until;
  const requester_type = TYPES.find((each) => each === typed.type);
  if (requester_type === undefined || typed.name.trim() === "") return "footage.missing";
  const of = { ...until, requester_type, organisation: typed.name.trim() };
  if (typed.key.trim() === "") return of;
  const key = objectOf(typed.key);
  if (key === null) return "asking.key.wrong";
  return "d" in key || "k" in key ? "asking.key.private" : { ...of, key };
};

/** The object that a text is, as JSON; null for anything else. */
export const objectOf = (text: string): Readonly<Record<string, unknown>> | null => {
  try {
    const found: unknown = JSON.parse(text);
    return typeof found === "object" && found !== null && !Array.isArray(found) ? (found as Record<string, unknown>) : null;
  } catch {
    return null;
  }
};
