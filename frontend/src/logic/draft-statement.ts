import type { ApprovalStatement, ApprovedFile, Camera, Delivery, PieceWritten, Recipe } from "../data/wire.js";
import type { Localizer } from "../localize/localize.js";
import type { Format } from "./format.js";
import { clock } from "./player.js";
import { legalBasis, linkOrigin, verified } from "./words.js";

export type Row = readonly [term: string, value: string];
type Cameras = readonly Pick<Camera, "camera" | "title">[];

export interface FileView {
  readonly name: string;
  /** Whether it is one picture, and no film: nothing plays then. */
  readonly isPicture: boolean;
  /** What is in it, in one line, for where somebody agrees to it. */
  readonly said: string;
  readonly rows: readonly Row[];
}

export interface StatementView {
  readonly files: readonly FileView[];
  readonly leaves: readonly string[];
  readonly stays: readonly string[];
  /** All that is agreed to, in words. */
  readonly rows: readonly Row[];
  /** What is hashed and signed, for whoever wants to read it letter by letter. */
  readonly exact: string;
}

export const cameraTitle = (camera: string, cameras: Cameras): string =>
  cameras.find((each) => each.camera === camera)?.title ?? camera;

interface Around {
  readonly cameras: Cameras;
  /** Clips that another recorder made, whose times are claimed. */
  readonly imported: readonly string[];
}

export const statementView = (statement: ApprovalStatement, around: Around, localizer: Localizer, format: Format): StatementView => {
  const { text } = localizer;
  const { files } = statement;
  const silent = files.filter(({ audio }) => !audio).length;
  const bytes = files.reduce((sum, file) => sum + file.size_bytes, 0);
  return {
    files: files.map((file) => fileView(file, around, localizer, format)),
    leaves: [
      text("leaves.files", { count: format.number(files.length), size: format.bytes(bytes) }),
      text(silent === files.length ? "leaves.no_sound" : "leaves.sound", { count: format.number(files.length - silent) }),
      text("leaves.receipt"),
      text("leaves.kept"),
    ],
    stays: [text("stays.times"), text("stays.hidden"), text("stays.names"), text("stays.others")],
    rows: rowsOf(statement, localizer, format),
    exact: JSON.stringify(statement, null, 2),
  };
};

const fileView = (file: ApprovedFile, { cameras, imported }: Around, { text }: Localizer, format: Format): FileView => {
  const camera = cameraTitle(file.camera, cameras);
  const time = between(file.start, file.end, text, format);
  const length = format.duration(Date.parse(file.end) - Date.parse(file.start));
  const sound = text(file.audio ? "file.with_sound" : "file.no_sound");
  const isImported = imported.includes(file.clip_id);
  return {
    name: file.name,
    isPicture: file.name.endsWith(".png"),
    said: [text("file.said", { camera, time, length, sound }), ...(isImported ? [text("file.imported")] : [])].join(" "),
    rows: [
      [text("file.camera"), camera],
      [text("file.time"), time],
      ...(isImported ? [[text("file.origin"), text("file.imported")] as const] : []),
      [text("request.length"), length],
      [text("file.sound"), sound],
      [text("file.size"), format.bytes(file.size_bytes)],
      ["SHA-256", file.sha256],
    ],
  };
};

const between = (start: string, end: string, text: Localizer["text"], format: Format): string =>
  text("file.between", { day: format.day(start), from: format.time(start), to: format.time(end) });

const rowsOf = (statement: ApprovalStatement, localizer: Localizer, format: Format): readonly Row[] => {
  const { text } = localizer;
  const { recipient, terms, delivery } = statement;
  const yes = (is: boolean): string => text(is ? "yes" : "no");
  const isLink = delivery === "link";
  return [
    [text("terms.recipient"), [recipient.name, recipient.organisation].filter((name) => name !== "").join(", ")],
    [text("request.verified"), verified(recipient.level, recipient.method, localizer)],
    [text("terms.sender"), statement.sender || text("terms.nobody")],
    [text("terms.purpose"), statement.purpose],
    [text("request.basis"), legalBasis(statement.legal_basis, localizer)],
    [text("terms.delivery"), deliveryText(delivery, localizer)],
    ...(statement.share_origin === null ? [] : [[text("terms.origin"), linkOrigin(statement.share_origin, localizer)] as const]),
    ...(delivery === "age_file" ? [[text("terms.age_recipient"), statement.age_recipient ?? text("terms.by_passphrase")] as const] : []),
    [text("terms.not_after"), format.moment(terms.not_after)],
    [text("terms.max_downloads"), format.number(terms.max_downloads)],
    ...(isLink
      ? ([
          [text("terms.access_code"), yes(terms.access_code)],
          [text("terms.stream_only"), yes(terms.stream_only)],
          [text("terms.hand_over"), terms.hand_over ? text("form.hand_over_hint") : text("no")],
        ] as const)
      : []),
    [text("terms.wait"), waitText(terms.cooling_minutes, terms.veto_hours, localizer, format)],
    [text("terms.needed"), format.number(statement.needed)],
    [text("terms.digest"), statement.request_sha256],
  ];
};

const waitText = (coolingMinutes: number, vetoHours: number, { text }: Localizer, format: Format): string => {
  const ms = Math.max(coolingMinutes, vetoHours * 60) * 60_000;
  return ms === 0 ? text("terms.no_wait") : text("terms.waits", { wait: format.duration(ms) });
};

/** What a way of handing over means, as a title and a sentence. */
export const deliveryText = (delivery: Delivery, { text }: Localizer): string =>
  `${text(`delivery.${delivery}`)}. ${text(`delivery.${delivery}.means`)}`;

/** What of a clip leaves, as the draft has it. */
export const pieceRows = (piece: PieceWritten, start: string | null, { text }: Localizer, format: Format): readonly Row[] => {
  const { redaction } = piece;
  return [
    [text("file.time"), cutText(redaction, start, text, format)],
    [text("piece.hidden"), hiddenText(redaction, text, format)],
    [text("file.sound"), soundText(redaction, text, format)],
  ];
};

const cutText = ({ cut }: Recipe, start: string | null, text: Localizer["text"], format: Format): string => {
  if ("at_ms" in cut) return text("piece.still", { time: pictureText(cut.at_ms, start, format) });
  const { from_ms, to_ms } = cut;
  return text("piece.part", {
    // Of a clip that is not among those asked for, only the time within it is known.
    span: start === null ? `${clock(from_ms)} – ${clock(to_ms)}` : between(after(start, from_ms), after(start, to_ms), text, format),
    length: format.duration(to_ms - from_ms),
  });
};

const pictureText = (ms: number, start: string | null, format: Format): string => {
  if (start === null) return clock(ms);
  const at = after(start, ms);
  return `${format.day(at)} ${format.time(at)}`;
};

const after = (start: string, ms: number): string => new Date(Date.parse(start) + ms).toISOString();

const hiddenText = ({ whole, boxes }: Recipe, text: Localizer["text"], format: Format): string => {
  const said = [
    ...(whole === null ? [] : [text(`piece.${whole.mode}`)]),
    ...(boxes.length === 0 ? [] : [text("piece.boxes", { count: format.number(boxes.length) })]),
  ];
  return said.length === 0 ? text("piece.nothing") : said.join(" ");
};

const soundText = ({ audio, mutes }: Recipe, text: Localizer["text"], format: Format): string => {
  if (!audio) return text("file.no_sound");
  return mutes.length === 0 ? text("file.with_sound") : text("piece.mutes", { count: format.number(mutes.length) });
};
