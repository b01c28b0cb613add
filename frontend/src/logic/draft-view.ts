import type { DraftShown, JobView, People, ReleaseState, VoteCast } from "../data/wire.js";
import type { Localizer, MessageKey } from "../localize/localize.js";
import type { Format } from "./format.js";

/** What is known of a draft and of those who decide about it. */
export interface DraftFacts {
  readonly shown: DraftShown;
  readonly people: Pick<People, "people">;
  /** Who looks at it. */
  readonly personId: string;
  readonly isLockedDown: boolean;
}

export interface DraftView {
  /** Where it stands. */
  readonly where: string;
  /** What can be done with it, as the release machine has it. */
  readonly mayEdit: boolean;
  readonly mayDrop: boolean;
  readonly mayVote: boolean;
  readonly mayDecline: boolean;
  readonly mayVeto: boolean;
  readonly mayRevoke: boolean;
  readonly mayCollect: boolean;
  /** Null where nothing was voted on. */
  readonly votes: Votes | null;
  /** Null where no files are made. */
  readonly job: Job | null;
  readonly mayMake: boolean;
}

export interface Votes {
  readonly count: string;
  readonly cast: readonly string[];
  /** Approvers whose vote is not there; null where none is needed any more. */
  readonly waitsFor: string | null;
}

export interface Job {
  readonly label: string;
  /** Null while nobody knows. */
  readonly percent: number | null;
  readonly isUnderWay: boolean;
  readonly needsUnlock: boolean;
  /** The code of what it failed by. */
  readonly problem: string | null;
}

type Deed = "edit" | "drop" | "vote" | "decline" | "veto" | "revoke";

const DEEDS: Readonly<Record<ReleaseState, readonly Deed[]>> = {
  drafted: ["edit", "drop", "decline"],
  frozen: ["edit", "drop", "vote", "decline"],
  voting: ["edit", "drop", "vote", "decline"],
  cooling: ["decline", "veto"],
  live: ["revoke"],
  ended: [],
  declined: [],
  void: [],
};

/** What a lockdown stops; the rest lowers. */
const RAISES: ReadonlySet<Deed> = new Set(["edit", "vote"]);

export const draftView = (facts: DraftFacts, localizer: Localizer, format: Format): DraftView => {
  const { shown, isLockedDown, personId } = facts;
  const may = (deed: Deed): boolean => DEEDS[shown.state].includes(deed) && !(isLockedDown && RAISES.has(deed));
  const job = shown.state === "drafted" && shown.job !== null ? jobOf(shown.job, localizer, format) : null;
  const hasVoted = shown.votes.some((vote) => vote.person_id === personId);
  return {
    where: where(shown, localizer, format),
    mayEdit: may("edit"),
    mayDrop: may("drop"),
    mayVote: may("vote") && !hasVoted,
    mayDecline: may("decline"),
    mayVeto: may("veto"),
    mayRevoke: may("revoke"),
    mayCollect: shown.state === "live" && shown.draft.delivery !== "link" && hasVoted && !isLockedDown,
    votes: shown.statement === null ? null : votesOf(facts, shown.statement.needed, localizer, format),
    job,
    mayMake: shown.state === "drafted" && !isLockedDown && job?.isUnderWay !== true && job?.needsUnlock !== true,
  };
};

const where = ({ state, live_from, draft }: DraftShown, { text }: Localizer, format: Format): string =>
  text(
    state === "live" && draft.delivery !== "link" ? "draft.is.live_file" : `draft.is.${state}`,
    live_from === null ? {} : { live: format.moment(live_from) },
  );

const votesOf = (facts: DraftFacts, needed: number, { text }: Localizer, format: Format): Votes => {
  const { shown, people: { people } } = facts;
  const name = (id: string): string => people.find(({ person_id, name: known }) => person_id === id && known !== "")?.name ?? text("people.nameless");
  const voted = new Set(shown.votes.map(({ person_id }) => person_id));
  const others = people.filter(({ role, is_usable, person_id }) => role === "approver" && is_usable && !voted.has(person_id));
  const left = needed - shown.votes.length;
  return {
    count: text("draft.votes", { votes: format.number(shown.votes.length), needed: format.number(needed) }),
    cast: shown.votes.map((vote) => castText(vote, name(vote.person_id), text, format)),
    waitsFor:
      left <= 0 || shown.state === "cooling" || shown.state === "live"
        ? null
        : text(left < others.length ? "draft.waits_any" : "draft.waits_all", {
            left: format.number(left),
            names: others.map(({ person_id }) => name(person_id)).join(", ") || text("draft.nobody"),
          }),
  };
};

const castText = ({ cast, method, transport }: VoteCast, name: string, text: Localizer["text"], format: Format): string => {
  const said = text("draft.cast", { name, at: format.moment(cast), by: text(`draft.by.${method}`) });
  return transport === "clear" ? `${said} ${text("draft.cast_clear")}` : said;
};

const LABELS: Readonly<Record<JobView["state"], MessageKey>> = {
  waiting_for_unlock: "draft.job.waiting",
  queued: "draft.job.queued",
  running: "draft.job.begins",
  finished: "draft.job.finished",
  failed: "draft.job.failed",
};

const jobOf = (job: JobView, { text }: Localizer, format: Format): Job => ({
  label: job.state === "running" && job.file > 0 ? runningText(job, text, format) : text(LABELS[job.state]),
  percent: job.state === "running" ? job.percent : null,
  isUnderWay: job.state === "running" || job.state === "queued",
  needsUnlock: job.state === "waiting_for_unlock",
  problem: job.problem,
});

const runningText = (job: JobView, text: Localizer["text"], format: Format): string => {
  const number = format.number;
  const file = text("draft.job.file", { file: number(job.file), files: number(job.files) });
  const pictures = job.pictures === 0 ? "" : ` ${text("draft.job.pictures", { done: number(job.pictures_done), pictures: number(job.pictures) })}`;
  const left = job.left_s === null ? "" : ` ${text("draft.job.left", { left: format.duration(job.left_s * 1000) })}`;
  return `${file}${pictures}${left}`;
};

/** What was heard of the files last, unless the server has told of the draft since. */
export const withHeard = (shown: DraftShown, heard: JobView | null): DraftShown =>
  heard === null || shown.state !== "drafted" || shown.job === null ? shown : { ...shown, job: heard };
