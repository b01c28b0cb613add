import { describe, expect, it } from "vitest";
import type { DraftShown, JobView, Member, ReleaseState } from "../../src/data/wire.js";
import { draftView, type DraftView, withHeard } from "../../src/logic/draft-view.js";
import { english, format } from "../builders.js";
import { draft, fixed, job, member, people, shown } from "../pages/draft-builders.js";

const ADA = member();
const BOB = member({ person_id: "bob", name: "Bob" });
const CAT = member({ person_id: "cat", name: "Cat" });
const vote = (person_id: string, transport: "tls" | "clear" = "tls") =>
  ({ person_id, cast: "2026-11-24T08:00:00.000Z", method: "passphrase", transport }) as const;

const view = (of: DraftShown, changes: { members?: Member[]; isLockedDown?: boolean } = {}): DraftView =>
  draftView(
    { shown: of, people: people(...(changes.members ?? [ADA, BOB])), personId: "me", isLockedDown: changes.isLockedDown ?? false },
    english,
    format,
  );

const may = (of: DraftView): string[] =>
  Object.entries(of).flatMap(([name, value]) => (value === true && name.startsWith("may") ? [name.slice(3)] : []));

const STATES: readonly ReleaseState[] = ["drafted", "frozen", "voting", "cooling", "live", "ended", "declined", "void"];

describe("draftView", () => {
  it.each([
    ["drafted", ["Edit", "Drop", "Decline", "Make"]],
    ["frozen", ["Edit", "Drop", "Vote", "Decline"]],
    ["voting", ["Edit", "Drop", "Vote", "Decline"]],
    ["cooling", ["Decline", "Veto"]],
    ["live", ["Revoke"]],
    ["ended", []],
    ["declined", []],
    ["void", []],
  ] as const)("offers in %s what the release machine has", (state, expected) => {
    expect(may(view(state === "drafted" ? shown() : fixed({ state })))).toEqual(expected);
  });

  it.each([
    ["drafted", ["Drop", "Decline"]],
    ["frozen", ["Drop", "Decline"]],
    ["voting", ["Drop", "Decline"]],
    ["cooling", ["Decline", "Veto"]],
    ["live", ["Revoke"]],
  ] as const)("offers in %s nothing that raises in a lockdown", (state, expected) => {
    const of = state === "drafted" ? shown() : fixed({ state, draft: draft({ delivery: "file" }) });
    expect(may(view(of, { isLockedDown: true }))).toEqual(expected);
  });

  it("says another sentence for each state", () => {
    const said = STATES.map((state) => view(shown({ state, live_from: "2026-11-24T08:00:00.000Z" })).where);
    expect(new Set(said).size).toBe(STATES.length);
    expect(said.join(" ")).not.toContain("{");
  });

  it.each([
    ["link", "The recipient can collect it."],
    ["file", "Whoever voted for it can collect the file and hand it on."],
    ["age_file", "Whoever voted for it can collect the file and hand it on."],
  ] as const)("says who can collect a %s", (delivery, said) => {
    const live = fixed({ state: "live", live_from: "2026-11-24T08:00:00.000Z", draft: draft({ delivery }) });
    expect(view(live).where).toContain(said);
  });

  it.each([
    ["file", "me", true],
    ["file", "bob", false],
    ["link", "me", false],
  ] as const)("offers what is live as a %s and was voted for by %s: %s", (delivery, voter, expected) => {
    const live = fixed({ state: "live", draft: draft({ delivery }), votes: [vote(voter)] });
    expect(view(live).mayCollect).toBe(expected);
  });
});

describe("votes", () => {
  it("are none before there is something to vote on", () => {
    expect(view(shown()).votes).toBeNull();
  });

  it("wait for everybody where all are needed", () => {
    const { votes, mayVote } = view(fixed({ state: "voting", votes: [vote("me")] }));
    expect(votes?.count).toBe("1 of 2 agreed.");
    expect(votes?.waitsFor).toBe("1 more needed. Waits for Bob.");
    expect(votes?.cast).toEqual([expect.stringMatching(/^Ada agreed Nov 24, 2026, 9:00.AM, by passphrase\.$/u)]);
    expect(mayVote).toBe(false);
  });

  it("wait for any of several, who can vote", () => {
    const viewer = member({ person_id: "v", name: "Vic", role: "viewer" });
    const new_one = member({ person_id: "n", name: "Nan", is_usable: false });
    const of = fixed({ state: "voting", votes: [vote("me")] });
    expect(view(of, { members: [ADA, BOB, CAT, viewer, new_one] }).votes?.waitsFor).toBe("1 more needed, of: Bob, Cat.");
  });

  it("wait also for somebody without a name", () => {
    const of = fixed({ state: "voting", votes: [vote("me")] });
    const members = [ADA, member({ person_id: "bob", name: "" })];
    expect(view(of, { members }).votes?.waitsFor).toBe("1 more needed. Waits for Somebody without a name.");
  });

  it("say that nobody is left", () => {
    const of = fixed({ state: "voting", votes: [vote("me")] });
    expect(view(of, { members: [ADA] }).votes?.waitsFor).toBe("1 more needed. Waits for nobody who could vote now.");
  });

  it("wait for nobody once it is decided", () => {
    const votes = [vote("me"), vote("bob", "clear")];
    expect(view(fixed({ state: "voting", votes })).votes?.waitsFor).toBeNull();
    expect(view(fixed({ state: "cooling", votes: [] })).votes?.waitsFor).toBeNull();
    expect(view(fixed({ state: "live", votes: [] })).votes?.waitsFor).toBeNull();
  });

  it("say where somebody's passphrase went over an open network, and of whom nobody knows any more", () => {
    const { votes } = view(fixed({ state: "voting", votes: [vote("gone", "clear")] }));
    expect(votes?.cast[0]).toMatch(/^Somebody without a name agreed .* The connection was not encrypted\.$/u);
  });
});

describe("job", () => {
  const of = (changes: Partial<JobView>) => view(shown({ job: job(changes) }));

  it("says how far it is", () => {
    expect(of({}).job).toEqual({
      label: "File 1 of 2. Picture 120 of 900. About 20 sec left for this file.",
      percent: 40,
      isUnderWay: true,
      needsUnlock: false,
      problem: null,
    });
  });

  it("says no more than is known", () => {
    expect(of({ pictures: 0, left_s: null }).job?.label).toBe("File 1 of 2.");
    expect(of({ file: 0 }).job?.label).toBe("Opening the clips.");
  });

  it("waits for another one without a percentage", () => {
    expect(of({ state: "queued" }).job).toMatchObject({ percent: null, isUnderWay: true });
    expect(of({ state: "queued" }).mayMake).toBe(false);
  });

  it("waits for an unlock, and begins by itself", () => {
    const waits = of({ state: "waiting_for_unlock" });
    expect(waits.job).toMatchObject({ needsUnlock: true, isUnderWay: false });
    expect(waits.mayMake).toBe(false);
  });

  it("can be tried again when it failed", () => {
    const failed = of({ state: "failed", problem: "encoder_missing" });
    expect(failed.job).toMatchObject({ problem: "encoder_missing", isUnderWay: false });
    expect(failed.mayMake).toBe(true);
  });

  it("is of no draft that has its files", () => {
    expect(view(fixed({ job: job() })).job).toBeNull();
  });
});

describe("withHeard", () => {
  const later = job({ percent: 60 });

  it("takes what was heard since the server told of the draft", () => {
    expect(withHeard(shown({ job: job() }), later).job).toBe(later);
  });

  it.each([
    ["nothing was heard", shown({ job: job() }), null],
    ["the draft has its files", fixed({ job: job() }), later],
    ["no files are made any more", shown(), later],
  ])("takes what the server told where %s", (_why, of, heard) => {
    expect(withHeard(of, heard)).toBe(of);
  });
});
