import type { Change, Departure, Member, People, Recovery } from "../data/wire.js";
import type { Localizer } from "../localize/localize.js";
import type { Format } from "./format.js";
import { epochName } from "./vault-space.js";

export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly heading: string;
  readonly lines: readonly string[];
  readonly isMe: boolean;
  /** Whether whoever looks may take them out. */
  readonly mayRemove: boolean;
}

export interface InvitationRow {
  readonly id: string;
  readonly name: string;
  readonly line: string;
}

export interface ChangeRow {
  readonly id: string;
  readonly kind: ChangeKind;
  readonly heading: string;
  readonly line: string;
  readonly needed: number;
  readonly mayAgree: boolean;
}

const KINDS = ["policy/apply", "approvers/invite", "vault/export_identity", "intake/create"] as const;
/** The others are agreed to where all keys and all links are. */
const AGREED_HERE: ReadonlySet<ChangeKind> = new Set(["policy/apply", "approvers/invite"] as const);

type ChangeKind = (typeof KINDS)[number] | "other";

export interface PeopleView {
  readonly people: readonly PersonRow[];
  readonly invitations: readonly InvitationRow[];
  readonly changes: readonly ChangeRow[];
  readonly left: readonly string[];
  readonly eligible: readonly { readonly id: string; readonly name: string }[];
  readonly isApprover: boolean;
}

/** What somebody is called, with their id where others are called the same; whose name misleads, or who is gone, has none. */
export const namer = (people: People, { text }: Localizer): ((id: string) => string) => {
  const known = [...people.people, ...people.invitations, ...people.removed, ...people.eligible];
  const names = new Map(known.map(({ person_id, name }) => [person_id, name]));
  return (id) => {
    const name = names.get(id) ?? "";
    const called = [...names.values()].filter((each) => each === name);
    return name !== "" && called.length === 1 ? name : `${name === "" ? text("people.nameless") : name} (${id})`;
  };
};

export const peopleView = (
  people: People,
  me: string,
  now: number,
  localizer: Localizer,
  format: Format,
): PeopleView => {
  const nameOf = namer(people, localizer);
  const isApprover = people.people.some(({ person_id, role }) => person_id === me && role === "approver");
  return {
    people: people.people.map((member) => {
      const { person_id: id } = member;
      const [name, isMe] = [nameOf(id), id === me];
      return {
        id,
        name,
        heading: isMe ? localizer.text("people.me", { name }) : name,
        lines: linesOf(member, now, localizer, format),
        isMe,
        mayRemove: isMe || isApprover,
      };
    }),
    invitations: people.invitations.map(({ person_id: id, since }) => ({
      id,
      name: nameOf(id),
      line: localizer.text("people.invited", { since: format.moment(since) }),
    })),
    changes: people.changes.map((change) => changeRow(change, me, isApprover, nameOf, localizer, format)),
    left: people.removed.map((departure) => leftText(departure, nameOf, localizer, format)),
    eligible: people.eligible.map(({ person_id: id }) => ({ id, name: nameOf(id) })),
    isApprover,
  };
};

export const recoveryText = (
  { person, asked, due }: Recovery,
  nameOf: (id: string) => string,
  { text }: Localizer,
  format: Format,
): string =>
  text("keys.recovering", { name: nameOf(person), asked: format.moment(asked), due: format.moment(due) });

const linesOf = (member: Member, now: number, { text }: Localizer, format: Format): readonly string[] => {
  const { role, since, usable_from, is_usable } = member;
  const line = text("people.since", { role: text(`role.${role}`), since: format.moment(since) });
  if (is_usable) return [line];
  // Whoever enrolled a moment ago waits; whoever waited already is kept by something else. Clocks may differ a little.
  const isWaiting = Date.parse(usable_from) > now;
  return [line, isWaiting ? text("people.waits", { from: format.moment(usable_from) }) : text("people.unusable")];
};

const leftText = (
  { person_id, removed, counts_until }: Departure,
  nameOf: (id: string) => string,
  { text }: Localizer,
  format: Format,
): string =>
  text("people.left", { name: nameOf(person_id), removed: format.moment(removed), until: format.moment(counts_until) });

const changeRow = (
  change: Change,
  me: string,
  isApprover: boolean,
  nameOf: (id: string) => string,
  localizer: Localizer,
  format: Format,
): ChangeRow => {
  const { change_id: id, statement, votes, needed, in_force_from, voters } = change;
  const kind = KINDS.find((each) => each === change.kind) ?? "other";
  const { text } = localizer;
  const headings = {
    "policy/apply": () => text("change.policy"),
    "approvers/invite": () => text("change.invite", { name: nameOf(String(statement["person"])) }),
    "vault/export_identity": () => text("change.export", { epoch: epochName(String(statement["epoch"]), localizer, format) }),
    "intake/create": () => text("change.intake"),
    other: () => text("change.policy"),
  };
  const isAgreed = in_force_from !== null;
  const by = text("change.by", { votes: format.number(votes), needed: format.number(needed) });
  return {
    id,
    kind,
    heading: headings[kind](),
    line: isAgreed ? text("change.from", { from: format.moment(in_force_from) }) : by,
    needed,
    mayAgree: isApprover && !isAgreed && AGREED_HERE.has(kind) && !voters.includes(me),
  };
};
