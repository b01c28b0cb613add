import type { AllEnded, Moved, Share, Shares, Shorter } from "../data/wire.js";
import { hasMessage, type Localizer } from "../localize/localize.js";
import { plainDigits } from "./digits.js";
import type { Format } from "./format.js";
import { fromHomeTime, toHomeTime } from "./home-time.js";
import { type Taken, takenOf } from "./shares-taken.js";

export interface SharesView {
  readonly lists: readonly { readonly heading: string; readonly cards: readonly ShareCard[] }[];
  readonly isEmpty: boolean;
  /** How many go out, or will: where there are several, all of them can be stopped at once. */
  readonly going: number;
  /** Said where there may be more than are shown. */
  readonly most: string | null;
}

export interface ShareCard {
  readonly id: string;
  readonly who: string;
  readonly state: string;
  readonly facts: readonly (readonly [term: string, value: string])[];
  /** What of it is elsewhere by now; null where nobody has opened it. */
  readonly taken: (Taken & { readonly who: string | null }) | null;
  readonly accesses: { readonly heading: string; readonly lines: readonly string[] };
  /** What ends it; null for what has ended. */
  readonly end: "veto" | "revoke" | null;
  /** What the fields hold with which it is made less. */
  readonly less: Less | null;
}

export interface Less {
  readonly downloads: string;
  /** By the clock of the home. */
  readonly until: string;
}

/** With fewer the server lists all. */
const MOST = 100;

export const sharesView = ({ shares }: Shares, localizer: Localizer, format: Format): SharesView => {
  const { text } = localizer;
  const cards = (isOver: boolean): readonly ShareCard[] =>
    shares.filter(({ state }) => (state === "ended") === isOver).map((share) => cardOf(share, localizer, format));
  return {
    lists: [
      { heading: text("shares.going.heading"), cards: cards(false) },
      { heading: text("shares.over.heading"), cards: cards(true) },
    ].filter((list) => list.cards.length > 0),
    isEmpty: shares.length === 0,
    going: shares.filter(({ state }) => state !== "ended").length,
    most: shares.length < MOST ? null : text("shares.most"),
  };
};

/** What the server confirmed of what a person did. */
export const endedText = ({ state }: Moved, { text }: Localizer): string =>
  text(state === "declined" ? "shares.vetoed" : "shares.revoked");

export const allEndedText = ({ ended }: AllEnded, { text }: Localizer, format: Format): string =>
  text("shares.stop_all.done", { count: format.number(ended) });

export const shortenedText = (shorter: Shorter, { text }: Localizer, format: Format): string =>
  text("shares.shortened", { left: format.number(shorter.downloads_left), until: format.moment(shorter.not_after) });

/** The fields of `shares/shorten` for what was typed; null where it is as it was, or nothing that could be meant. */
export const shorter = (
  before: Less,
  typed: Less,
  timeZone: string,
): { readonly downloads?: number; readonly not_after?: string } | null => {
  const count = plainDigits(typed.downloads);
  const downloads = count === before.downloads ? null : count;
  const until = typed.until === before.until ? null : fromHomeTime(typed.until, timeZone);
  const isWrong = downloads !== null && !/^\d{1,3}$/u.test(downloads);
  if (isWrong || (typed.until !== before.until && until === null) || (downloads === null && until === null)) return null;
  return {
    ...(downloads === null ? {} : { downloads: Number(downloads) }),
    ...(until === null ? {} : { not_after: until }),
  };
};

const cardOf = (share: Share, localizer: Localizer, format: Format): ShareCard => {
  const { text } = localizer;
  const { recipient, accesses } = share;
  const names = recipient === null ? [] : [recipient.name, recipient.organisation].filter((name) => name !== "");
  const isOver = share.state === "ended";
  const end = isOver ? null : share.state === "cooling" ? "veto" : "revoke";
  return {
    id: share.share_id,
    who: names.length === 0 ? text("shares.erased") : names.join(", "),
    state: stateOf(share, localizer, format),
    facts: factsOf(share, localizer, format),
    taken: takenBy(share, localizer, format),
    accesses: {
      heading:
        accesses.length === 0
          ? text("shares.unopened")
          : text("shares.accesses", { count: format.number(accesses.length) }),
      lines: accesses.map((access) => accessText(access, localizer, format)).reverse(),
    },
    end,
    less:
      end === null || share.not_after === null
        ? null
        : { downloads: String(share.downloads_left), until: toHomeTime(share.not_after, format.timeZone) },
  };
};

const takenBy = (share: Share, localizer: Localizer, format: Format): ShareCard["taken"] => {
  const taken = share.accesses.length === 0 ? null : takenOf(share, localizer, format);
  if (taken === null) return null;
  return { ...taken, who: taken.lines.length > 0 && share.delivery === "link" ? localizer.text("shares.taken.who") : null };
};

const stateOf = (share: Share, { text }: Localizer, format: Format): string => {
  const { state, ended, live_from, not_after } = share;
  if (state === "cooling") return text("shares.cooling", { from: format.moment(live_from) });
  if (state !== "ended") return text("shares.live", { until: not_after === null ? "" : format.moment(not_after) });
  if (ended === null) return text("shares.ended");
  const key = `shares.ended.${ended.by}`;
  return hasMessage(key) ? text(key, { at: format.moment(ended.at) }) : text("shares.ended");
};

const factsOf = (share: Share, { text }: Localizer, format: Format): ShareCard["facts"] => {
  const { delivery, purpose, files, max_downloads, downloads_left, code_tries_left, state, not_after } = share;
  const [left, most] = [format.number(downloads_left), format.number(max_downloads ?? downloads_left)];
  const rows: (readonly [string, string | null])[] = [
    [text("shares.what_for"), purpose],
    [text("shares.how"), delivery === null ? null : text(`delivery.${delivery}`)],
    [text("shares.files"), files.map(({ name, size }) => `${name} (${format.bytes(size)})`).join(", ")],
  ];
  if (state !== "ended") {
    rows.push(
      [text("shares.downloads"), text("shares.downloads.of", { left, most })],
      [text("shares.less.until"), state === "live" || not_after === null ? null : format.moment(not_after)],
      [text("shares.code"), code_tries_left === null ? null : format.number(code_tries_left)],
    );
  }
  return rows.filter((row): row is readonly [string, string] => row[1] !== null && row[1] !== "");
};

const accessText = (access: Share["accesses"][number], { text }: Localizer, format: Format): string => {
  const at = format.moment(access.at);
  const left = "downloads_left" in access ? format.number(access.downloads_left) : "";
  const size = "size" in access ? format.bytes(access.size) : "";
  const until = "not_after" in access ? format.moment(access.not_after) : "";
  const said = text(`shares.access.${access.what}`, { left, size, until });
  const by = "client" in access ? [text(`client.${access.client}`), access.network].filter((each) => each !== "") : [];
  return [at, said, ...by].join(" · ");
};
