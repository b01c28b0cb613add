import type { Camera, FootageRequest, Moved, MuteScope, Point, Request, RequestState, Role } from "../data/wire.js";
import type { Localizer } from "../localize/localize.js";
import { groupsOf } from "./checkpoint.js";
import type { Format } from "./format.js";
import { isLegalProcess, legalBasis, requesterType, verified, who } from "./words.js";

export interface RequestView {
  readonly who: string;
  /** What kind of request it is, and what that means. */
  readonly kind: string;
  readonly state: string;
  readonly facts: readonly Fact[];
  /** What has happened to it, as far as the server told. */
  readonly history: readonly Fact[];
  /** What is in preparation, or went out. */
  readonly drafts: readonly DraftLink[];
  /** Whether the server shows one of them: only to who decides. */
  readonly mayOpenDrafts: boolean;
  /** The one to go on with, before somebody prepares another one. */
  readonly unfinished: DraftLink | null;
  readonly supersedes: string | null;
  readonly mayDecline: boolean;
  readonly mayReopen: boolean;
  readonly mayVerify: boolean;
  readonly mayPrepare: boolean;
  readonly mayEndMutes: boolean;
  /** As what it can be muted, and whether it is. */
  readonly mutes: readonly MuteView[];
  readonly indoor: readonly Camera[];
}

export type Fact = readonly [term: string, value: string];

export interface DraftLink {
  readonly id: string;
  readonly label: string;
}

export interface MuteView {
  readonly scope: MuteScope;
  readonly label: string;
  /** Until when it is muted, in a sentence; null where it is not. */
  readonly muted: string | null;
}

interface Known {
  /** Of whoever looks at it. */
  readonly role: Role;
  readonly cameras: readonly Camera[];
  readonly isLockedDown: boolean;
}

const DECLINABLE: ReadonlySet<RequestState> = new Set(["received", "pending", "approved", "set_aside"]);
const REOPENABLE: ReadonlySet<RequestState> = new Set(["declined", "set_aside"]);
/** Afterwards who asks is what was decided on. */
const VERIFIABLE: ReadonlySet<RequestState> = new Set(["received", "pending", "declined", "set_aside"]);
const UNFINISHED: ReadonlySet<Moved["state"]> = new Set(["drafted", "frozen", "voting"]);
/** What a no to the request ends, for good. */
const ENDED_BY_NO: ReadonlySet<Moved["state"]> = new Set([...UNFINISHED, "cooling"]);

export const requestView = (shown: Request, known: Known, localizer: Localizer, format: Format): RequestView => {
  const { text } = localizer;
  const { request, state } = shown;
  const isAutomation = request.channel === "automation";
  const isApprover = known.role === "approver";
  // To decline and to mute for a while is for viewers as well, and for any time.
  const mayRaise = isApprover && !known.isLockedDown;
  const kind = isAutomation ? "automation" : isLegalProcess(request.legal_basis.claimed) ? "process" : "voluntary";
  const drafts = shown.drafts.map((draft) => ({
    id: draft.draft_id,
    isUnfinished: UNFINISHED.has(draft.state),
    label: text(`request.draft.${draft.state}`),
  }));
  return {
    who: who({ channel: request.channel, ...request.requester }, localizer),
    kind: text(`inbox.${kind}.hint`),
    state: text(`stands.${state}`),
    facts: factsOf(shown, localizer, format),
    history: historyOf(shown, localizer, format),
    drafts,
    mayOpenDrafts: isApprover,
    unfinished: (isApprover ? drafts.find(({ isUnfinished }) => isUnfinished) : undefined) ?? null,
    supersedes: request.supersedes,
    mayDecline: DECLINABLE.has(state),
    mayReopen: REOPENABLE.has(state) && mayRaise,
    mayVerify: VERIFIABLE.has(state) && !isAutomation && mayRaise,
    mayPrepare: state === "pending" && mayRaise,
    mayEndMutes: mayRaise,
    mutes: mutesOf(shown, localizer, format),
    indoor: known.cameras.filter(({ indoor }) => indoor),
  };
};

export const endsDrafts = ({ drafts }: Pick<Request, "drafts">): boolean => drafts.some(({ state }) => ENDED_BY_NO.has(state));

/** What a no does: what whoever asked is told of it, and what of this home's own work is lost by it. */
export const declineTexts = (
  { channel }: Pick<FootageRequest, "channel">,
  hasDrafts: boolean,
  { text }: Localizer,
): readonly string[] => [
  text(channel === "automation" ? "decline.automation" : "decline.text"),
  ...(hasDrafts ? [text("decline.drafts")] : []),
];

/** What is known of it, then what whoever asked says. */
const factsOf = ({ request, verification: known, outside, door }: Request, localizer: Localizer, format: Format): readonly Fact[] => {
  const { text } = localizer;
  const { requester, scope, legal_basis: basis, incident } = request;
  const says = (value: string): string => (value === "" ? "" : text("request.says", { value }));
  const moment = (iso: string | null): string => (iso === null ? "" : says(format.moment(iso)));
  return [
    [text("request.who"), requesterType(requester.type, localizer)],
    [text("request.verified"), verified(known.level, known.method, localizer)],
    [text("request.door"), door ?? ""],
    [text("request.window"), format.span(scope.window_from, scope.window_to)],
    [text("request.length"), format.duration(Date.parse(scope.window_to) - Date.parse(scope.window_from))],
    [text("request.media"), mediaOf(scope, localizer)],
    [text("request.area"), says(areaOf(scope.area, localizer, format))],
    [text("request.basis"), legalBasis(basis.claimed, localizer)],
    [text("request.closes"), format.day(new Date(request.closes_ms).toISOString())],
    [text("request.outside"), request.channel === "automation" ? "" : text(`outside.${outside}`)],
    [text("request.recipient"), request.proposal?.recipient ?? ""],
    [text("request.hand_over"), request.proposal?.hand_over === true ? text("request.hand_over.text") : ""],
    [text("request.case"), says(request.case_reference)],
    [text("request.incident"), says(text(`incident.${incident.type}`))],
    [text("request.occurred"), says(occurredOf(incident, format))],
    [text("request.contact"), says([requester.email, requester.phone].filter((each) => each !== "").join(", "))],
    [text("request.badge"), says(requester.badge)],
    [text("request.docket"), says(basis.docket)],
    [text("request.served"), moment(basis.served_at)],
    [text("request.return_by"), moment(basis.return_by)],
    [text("request.respond_by"), moment(request.respond_by)],
    [text("process.document"), says(groupsOf(basis.document_sha256 ?? "").join(" "))],
    [text("request.nondisclosure"), basis.nondisclosure ? text("request.nondisclosure.text") : ""],
  ].filter((fact): fact is [string, string] => fact[1] !== "");
};

const mediaOf = ({ media, wants_audio }: FootageRequest["scope"], { text }: Localizer): string =>
  [...media.map((each) => text(`media.${each}`)), ...(wants_audio ? [text("media.audio")] : [])].join(", ");

/** In degrees, as a map takes them: where the home lies in it, its people know. */
const areaOf = (area: FootageRequest["scope"]["area"], { text }: Localizer, format: Format): string => {
  if (area === null) return "";
  if ("points" in area) return text("request.area.polygon", { corners: area.points.map(placeOf).join("; ") });
  return text("request.area.circle", { radius: format.number(Math.round(area.radius_m)), center: placeOf(area.center) });
};

/** To about a meter. */
const placeOf = ({ latitude, longitude }: Point): string => `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;

const occurredOf = ({ occurred_from: from, occurred_to: to }: FootageRequest["incident"], format: Format): string => {
  if (from !== null && to !== null) return format.span(from, to);
  const either = from ?? to;
  return either === null ? "" : format.moment(either);
};

const historyOf = (shown: Request, { text }: Localizer, format: Format): readonly Fact[] => {
  const moment = (ms: number): string => format.moment(new Date(ms).toISOString());
  const { at_ms } = shown.verification;
  return [
    [text("request.received"), moment(shown.request.received_ms)],
    ...(at_ms === null ? [] : [[text("request.verified_at"), moment(at_ms)] as const]),
    [text("request.changed"), format.moment(shown.changed)],
  ];
};

const mutesOf = ({ mutes }: Request, { text }: Localizer, format: Format): readonly MuteView[] =>
  mutes.map(({ scope, muted, until }) => ({
    scope,
    label: text(`mute.${scope}`),
    muted: muted ? (until === null ? text("mute.on") : text("mute.until", { until: format.moment(until) })) : null,
  }));
