import { describe, expect, it } from "vitest";
import type { People } from "../../src/data/wire.js";
import { namer, peopleView, recoveryText } from "../../src/logic/people-view.js";
import { protection, steps } from "../../src/logic/setup-view.js";
import { english, format, standings } from "../builders.js";
import { aChange, aHome, aMember, status } from "../household-builders.js";

const NOW = Date.parse("2026-11-24T08:00:00Z");
const SOON = "2026-11-24T20:00:00.000+00:00";
const view = (home: Partial<People> = {}, me = "me") => peopleView(aHome(home), me, NOW, english, format);
const bo = (changes: Partial<Parameters<typeof aMember>[0]> = {}) => aMember({ person_id: "bo", name: "Bo", ...changes });

describe("peopleView", () => {
  it("says who is who, and since when", () => {
    const shown = view({ people: [aMember(), bo({ role: "viewer" })] });
    expect(shown.people.map(({ heading, lines, mayRemove }) => [heading, lines, mayRemove])).toEqual([
      ["Ada (you)", ["Approver since Nov 1, 2026, 9:00 AM"], true],
      ["Bo", ["Viewer since Nov 1, 2026, 9:00 AM"], true],
    ]);
    expect(shown.isApprover).toBe(true);
  });

  it("lets viewers take out nobody but themselves", () => {
    const shown = view({ people: [aMember({ role: "viewer" }), bo()] });
    expect(shown.people.map(({ mayRemove }) => mayRemove)).toEqual([true, false]);
    expect(shown.isApprover).toBe(false);
  });

  it("says from when on somebody can act, or that they cannot", () => {
    const shown = view({ people: [bo({ is_usable: false, usable_from: SOON }), bo({ is_usable: false })] });
    expect(shown.people.map(({ lines }) => lines[1])).toEqual([
      "Can act from Nov 24, 2026, 9:00 PM on",
      "They cannot act: they may not sign in, or their keys are other ones.",
    ]);
  });

  it("names nobody whose name misleads", () => {
    const nameOf = namer(aHome({ people: [bo({ name: "" })] }), english);
    expect(["bo", "gone"].map(nameOf)).toEqual(["Somebody without a name (bo)", "Somebody without a name (gone)"]);
  });

  it("tells those apart who are called the same", () => {
    const eligible = [
      { person_id: "b2", name: "Bo" },
      { person_id: "cy", name: "Cy" },
    ];
    const home = aHome({
      people: [bo()],
      removed: [{ person_id: "cy", name: "Cy", by: null, removed: "2026-11-24T08:00:00Z", counts_until: SOON }],
      eligible,
    });
    expect(["bo", "b2", "cy"].map(namer(home, english))).toEqual(["Bo (bo)", "Bo (b2)", "Cy"]);
  });

  it("lists who is invited, who can be, and who left", () => {
    const shown = view({
      invitations: [{ person_id: "bo", name: "Bo", role: "approver", since: "2026-11-24T08:00:00Z" }],
      eligible: [{ person_id: "cy", name: "Cy" }],
      removed: [{ person_id: "di", name: "Di", by: null, removed: "2026-11-24T08:00:00Z", counts_until: SOON }],
    });
    expect(shown.invitations).toEqual([
      { id: "bo", name: "Bo", line: "Invited Nov 24, 2026, 9:00 AM. An invitation is open for 7 days." },
    ]);
    expect(shown.eligible).toEqual([{ id: "cy", name: "Cy" }]);
    expect(shown.left[0]).toContain("Di left Nov 24, 2026, 9:00 AM.");
  });

  it("says what is under way, and offers to agree to whom it needs", () => {
    const statement = { person: "bo" };
    const shown = view({
      people: [aMember(), bo()],
      changes: [
        aChange(),
        aChange({ kind: "approvers/invite", statement }),
        aChange({ kind: "vault/export_identity", statement: { epoch: "2026-11" } }),
        aChange({ kind: "intake/create", statement: { intake_sha256: "aa", door: "general" } }),
        aChange({ kind: "something/newer", statement: {} }),
        aChange({ voters: ["me"] }),
        aChange({ in_force_from: SOON }),
      ],
    });
    expect(shown.changes.map(({ heading, line, mayAgree }) => [heading, line, mayAgree])).toEqual([
      ["Change what is decided", "Votes: 1 of 2", true],
      ["Invite Bo as an approver", "Votes: 1 of 2", true],
      ["Let the key of November 2026 leave. Whoever has it opens all clips and finished files encrypted with it, for ever.", "Votes: 1 of 2", false],
      ["Open a link by which people outside can ask for footage", "Votes: 1 of 2", false],
      ["Change what is decided", "Votes: 1 of 2", false],
      ["Change what is decided", "Votes: 1 of 2", false],
      ["Change what is decided", "In force from Nov 24, 2026, 9:00 PM on. Until then anybody here can stop it.", false],
    ]);
    expect(view({ changes: [aChange()] }, "nobody").changes[0]?.mayAgree).toBe(false);
  });

  it("says whose passphrase is replaced, and when", () => {
    const recovery = { change_id: "c", person: "bo", asked: "2026-11-24T08:00:00Z", due: "2026-11-25T08:00:00Z" };
    expect(recoveryText(recovery, () => "Bo", english, format)).toBe(
      "Bo gets a new passphrase. Asked Nov 24, 2026, 9:00 AM, in force Nov 25, 2026, 9:00 AM.",
    );
  });
});

describe("protection", () => {
  it("promises less where the key lies beside the clips", () => {
    const [sealed, convenience] = (["sealed", "convenience"] as const).map((mode) => protection(mode, english));
    expect(sealed?.yes[0]).toContain("A stolen disk");
    for (const each of [sealed, convenience]) expect(each?.yes[0]).toContain("shows no clip without a passphrase");
    expect(sealed?.no).toHaveLength(5);
    expect(convenience?.yes[0]).not.toContain("stolen");
    expect(convenience?.no[0]).toContain("In convenience mode");
  });
});

describe("steps", () => {
  const shown = (info: Parameters<typeof standings>[0], home: Partial<People> = {}, hasCode = false) =>
    steps(standings(info), aHome(home), status({ has_recovery_code: hasCode }), english, format).map(
      ({ name, isDone, state }) => [name, isDone, state],
    );

  it("are open until the server has them as done", () => {
    expect(shown({ notify_targets: 0 })).toEqual([
      ["cameras", false, "Not yet"],
      ["recovery", false, "Not yet"],
      ["approver", false, "Not yet"],
      ["notify", false, "Not yet"],
    ]);
    const camera = { camera: "c", device_id: null, title: "Door", indoor: false, is_online: true };
    expect(shown({ notify_targets: 1, voters: 2, cameras: [camera] }, {}, true).map(([, isDone]) => isDone)).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  it("say who is on the way", () => {
    const invitations = [{ person_id: "bo", name: "Bo", role: "approver", since: SOON }] as const;
    expect(shown({}, { invitations })[2]).toEqual(["approver", false, "Bo is invited"]);
    const people = [aMember(), bo({ is_usable: false, usable_from: SOON })];
    expect(shown({}, { people })[2]).toEqual([
      "approver",
      false,
      "Bo is enrolled and can act from Nov 24, 2026, 9:00 PM on",
    ]);
  });
});
