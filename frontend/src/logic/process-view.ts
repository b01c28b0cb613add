import type { Paper, PaperPoint, ProcessCheck, ProcessOutcome, Standings } from "../data/wire.js";
import type { Localizer } from "../localize/localize.js";
import type { Format } from "./format.js";

type Row = readonly [term: string, value: string];
type Cameras = Standings["cameras"];

export const OUTCOMES = ["open", "complied", "objected", "with_lawyer", "closed"] as const satisfies readonly ProcessOutcome[];

export interface PaperRow {
  readonly id: string;
  readonly heading: string;
  readonly facts: readonly Row[];
  readonly notes: readonly string[];
  /** Code of what keeps its words from being shown. */
  readonly problem: string | null;
}

export interface PaperView extends PaperRow {
  readonly note: string;
  readonly secrecy: string | null;
  readonly points: readonly { readonly check: ProcessCheck; readonly label: string; readonly isDone: boolean }[];
  readonly hold: string;
  readonly holdId: string | null;
  readonly review: string | null;
  readonly isReviewDue: boolean;
  readonly requestId: string | null;
  readonly outcome: ProcessOutcome;
  readonly version: number;
  /** Whether this person notes anything of it. */
  readonly mayMark: boolean;
}

export const paperRows = (papers: readonly Paper[], localizer: Localizer, format: Format): readonly PaperRow[] =>
  papers.map((paper) => rowOf(paper, localizer, format));

export const paperView = (paper: Paper, info: Standings, localizer: Localizer, format: Format): PaperView => {
  const { text } = localizer;
  const { process } = paper;
  return {
    ...rowOf(paper, localizer, format),
    facts: factsOf(paper, info.cameras, localizer, format),
    note: process?.note ?? "",
    secrecy: process?.nondisclosure === true ? text("request.nondisclosure.text") : null,
    points: paper.checklist.map(({ check, done }) => ({ check, label: text(`process.check.${check}`), isDone: done })),
    hold: holdOf(paper, localizer, format),
    holdId: paper.hold?.hold_id ?? null,
    review: reviewOf(paper, localizer, format),
    isReviewDue: paper.is_review_due,
    requestId: paper.request_id,
    outcome: paper.outcome,
    version: paper.version,
    mayMark: info.role === "approver" && paper.problem === null,
  };
};

/** What is ticked once a person has ticked one more, or one less. */
export const toggled = (points: readonly PaperPoint[], check: ProcessCheck): readonly ProcessCheck[] =>
  points.filter(({ check: each, done }) => done !== (each === check)).map(({ check: each }) => each);

const rowOf = (paper: Paper, localizer: Localizer, format: Format): PaperRow => {
  const { text } = localizer;
  const { process } = paper;
  const kind = text(`process.kind.${paper.kind}`);
  return {
    id: paper.process_id,
    heading: process === null ? kind : `${kind}: ${process.issued_by}`,
    facts: [
      [text("process.outcome"), text(`process.outcome.${paper.outcome}`)],
      ...(process === null ? [] : [[text("process.window"), format.span(process.window_from, process.window_to)] as const]),
      ...timeRow(text("process.return_by"), process?.return_by ?? null, format),
      [text("process.loaded"), format.moment(paper.loaded)],
    ],
    notes: [
      ...(paper.erased ? [text("process.erased")] : []),
      ...(paper.is_review_due ? [text("process.review", { at: format.day(paper.review_at) })] : []),
    ],
    problem: paper.problem,
  };
};

const factsOf = (paper: Paper, cameras: Cameras, { text }: Localizer, format: Format): readonly Row[] => {
  const { process } = paper;
  const loaded = [text("process.loaded"), format.moment(paper.loaded)] as const;
  if (process === null) return [loaded];
  const named = process.cameras.map((camera) => titleOf(camera, cameras) ?? text("history.no_camera"));
  return [
    [text("process.window"), format.span(process.window_from, process.window_to)],
    [text("process.cameras"), named.length === 0 ? text("process.cameras.outdoor") : named.join(", ")],
    ...(process.reference === "" ? [] : [[text("process.reference"), process.reference] as const]),
    ...timeRow(text("process.served_at"), process.served_at, format),
    ...timeRow(text("process.return_by"), process.return_by, format),
    ...(process.document_sha256 === null ? [] : [[text("process.document"), process.document_sha256] as const]),
    loaded,
  ];
};

const timeRow = (term: string, iso: string | null, format: Format): readonly Row[] =>
  iso === null ? [] : [[term, format.moment(iso)]];

const holdOf = ({ hold, had_hold }: Paper, { text }: Localizer, format: Format): string => {
  if (hold === null) return text(had_hold ? "process.hold.lifted" : "process.hold.none");
  return text("process.hold.clips", { clips: format.number(hold.clips), size: format.bytes(hold.size_bytes) });
};

const reviewOf = ({ hold, is_review_due, review_at }: Paper, { text }: Localizer, format: Format): string | null =>
  hold === null ? null : text(is_review_due ? "process.review" : "process.review.next", { at: format.day(review_at) });

const titleOf = (camera: string, cameras: Cameras): string | undefined =>
  cameras.find((each) => each.camera === camera)?.title;
