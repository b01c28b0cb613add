import type { Share } from "../data/wire.js";
import type { Localizer } from "../localize/localize.js";
import type { Format } from "./format.js";

/** What of a share is where nobody can call it back from. */
export interface Taken {
  readonly heading: string;
  /** What, when and by which program, the newest first. */
  readonly lines: readonly string[];
}

/** As many accesses of a share as the server lists. */
const MOST = 200;
/** The accesses below hold more than these. */
const MOST_LINES = 10;

type Access = Share["accesses"][number];
type Sent = Extract<Access, { size: number }>;

/** A file is told of when it begins, and once more with how much of it was sent; between the two nobody knows. */
export const takenOf = (share: Share, localizer: Localizer, format: Format): Taken | null => {
  if (share.state === "cooling") return null;
  const { text } = localizer;
  const sent = sentOf(share.accesses);
  const lines = sent.map((access) => lineOf(access, share, localizer, format)).reverse();
  const hasMore = share.accesses.length >= MOST || lines.length > MOST_LINES;
  return {
    heading: lines.length === 0 ? text("shares.taken.none") : text("shares.taken", { count: format.number(lines.length) }),
    lines: [...lines.slice(0, MOST_LINES), ...(hasMore ? [text("shares.taken.older")] : [])],
  };
};

/** What ended, and what began and did not end. Of what ended before a byte of it was sent nobody has anything. */
const sentOf = (accesses: readonly Access[]): readonly Sent[] => {
  const sent: Sent[] = [];
  for (const access of accesses) {
    if (!("size" in access) || access.what === "refused") continue;
    if (access.what !== "started") {
      const begun = sent.findIndex((other) => other.what === "started" && isSame(other, access));
      if (begun >= 0) sent.splice(begun, 1);
    }
    if (access.what !== "broken_off" || access.size > 0) sent.push(access);
  }
  return sent;
};

const isSame = (one: Sent, other: Sent): boolean =>
  one.file === other.file && one.client === other.client && one.network === other.network;

const lineOf = (access: Sent, { files }: Share, { text }: Localizer, format: Format): string => {
  const name = access.file === null || access.file === 0 ? undefined : files[access.file - 1]?.name;
  const file = name ?? text("shares.taken.all");
  const what = text(`shares.taken.${access.what as "started"}`, { file, size: format.bytes(access.size) });
  return [what, format.moment(access.at), text(`client.${access.client}`), access.network]
    .filter((each) => each !== "")
    .join(" · ");
};
