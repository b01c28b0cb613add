import type { Finding, FootageRequest, Request } from "../data/wire.js";
import type { Localizer, MessageKey } from "../localize/localize.js";
import { findingText } from "./finding.js";
import type { Format } from "./format.js";
import { marked, type Piece } from "./quote.js";

export interface RequestWords {
  /** What the requester wrote, each text with what is remarkable about it. */
  readonly quotes: readonly { readonly label: string; readonly pieces: readonly Piece[] }[];
  /** What the rules found, in sentences. */
  readonly findings: readonly string[];
}

interface Text {
  readonly label: MessageKey;
  /** As the rules name it. */
  readonly field: string;
  readonly of: (request: FootageRequest) => string;
}

const TEXTS: readonly Text[] = [
  { label: "words.purpose", field: "purpose", of: ({ purpose }) => purpose },
  { label: "words.message", field: "message", of: ({ message }) => message },
  { label: "words.location", field: "incident.location", of: ({ incident }) => incident.location },
  { label: "words.audio", field: "scope.audio_reason", of: ({ scope }) => scope.audio_reason },
  { label: "words.authority", field: "legal_basis.issuing_authority", of: (each) => each.legal_basis.issuing_authority },
  { label: "words.onward", field: "onward_sharing", of: (each) => each.onward_sharing },
  { label: "words.retention", field: "retention_claimed", of: (each) => each.retention_claimed },
  { label: "words.organization", field: "requester.organisation", of: ({ requester }) => requester.organisation },
  { label: "words.unit", field: "requester.unit", of: ({ requester }) => requester.unit },
  { label: "words.role", field: "requester.role", of: ({ requester }) => requester.role },
];

/** What stands among the facts, where nothing can be marked: quoted as well where something of it is remarkable. */
const NAMES: readonly Text[] = [
  { label: "words.name", field: "requester.person_name", of: ({ requester }) => requester.person_name },
  { label: "request.badge", field: "requester.badge", of: ({ requester }) => requester.badge },
  { label: "request.contact", field: "requester.email", of: ({ requester }) => requester.email },
  { label: "request.contact", field: "requester.phone", of: ({ requester }) => requester.phone },
  { label: "request.case", field: "case_reference", of: ({ case_reference }) => case_reference },
  { label: "request.docket", field: "legal_basis.docket", of: (each) => each.legal_basis.docket },
  { label: "request.recipient", field: "proposal.recipient", of: ({ proposal }) => proposal?.recipient ?? "" },
];

export const requestWords = (
  { request, findings }: Pick<Request, "request" | "findings">,
  localizer: Localizer,
  format: Format,
): RequestWords => ({
  quotes: [...TEXTS, ...recipients(request), ...NAMES.filter(({ field }) => isMarked(field, findings))]
    .filter(({ of }) => of(request) !== "")
    .map(({ label, field, of }) => ({
      label: localizer.text(label),
      pieces: marked(of(request), field, findings),
    })),
  findings: findings.map((finding: Finding) => findingText(finding, localizer, format)),
});

const isMarked = (field: string, findings: readonly Finding[]): boolean =>
  findings.some(({ marks }) => marks.some((mark) => mark.field === field));

const recipients = ({ intended_recipients: names }: FootageRequest): Text[] =>
  names.map((name, index) => ({
    label: "words.recipient",
    field: `intended_recipients.${String(index)}`,
    of: () => name,
  }));
