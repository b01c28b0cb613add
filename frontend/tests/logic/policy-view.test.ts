import { describe, expect, it } from "vitest";
import {
  changeLines,
  policyRows,
  saysSame,
  termsOf,
  votedText,
} from "../../src/logic/policy-view.js";
import { english, format } from "../builders.js";
import { fields, inForce, policyStatement } from "../household-builders.js";

const nameOf = (id: string): string => id.toUpperCase();
const lines = (before: ReturnType<typeof inForce>, statement: Readonly<Record<string, unknown>>) =>
  changeLines(before, statement, nameOf, english, format);

describe("what is in force", () => {
  it("is said in words, all of it", () => {
    expect(policyRows(inForce({ policy: fields({ public_links: true, quiet_hours: "" }) }), english, format)).toEqual([
      ["Votes a release needs", "1"],
      ["Time for a veto", "off"],
      ["Wait before a first download", "10 min"],
      ["Links for people outside", "on"],
      ["Address of links", "none"],
      ["Time that a link works", "7 days"],
      ["Downloads of a link", "3"],
      ["Request page for people outside", "off"],
      ["Decide at home only", "off"],
      ["Longest time that can be asked for", "2 hr"],
      ["Oldest footage that can be asked for", "30 days"],
      ["Quiet hours", "off"],
      ["Time that clips are kept", "14 days"],
      ["Space for clips", "20 GB"],
      ["Watching", "sealed"],
    ]);
  });
});

describe("what is to change", () => {
  it("is shown with what it was, and what of it exposes more", () => {
    const statement = policyStatement(
      { quorum: 2, public_links: true, share_origin: "https://home.example" },
      ["public_links", "share_origin"],
    );
    expect(lines(inForce(), statement)).toEqual([
      "Votes a release needs: 1 → 2",
      "Links for people outside: off → on. This exposes more.",
      "Address of links: none → https://home.example. This exposes more.",
    ]);
  });

  it("says of an address of links that is this machine what that means", () => {
    const here = "http://127.0.0.1:8123";
    const said = `${here} · Works on this machine only.`;
    expect(lines(inForce(), policyStatement({ share_origin: here }))).toEqual([`Address of links: none → ${said}`]);
    const rows = policyRows(inForce({ policy: fields({ share_origin: here }) }), english, format);
    expect(rows).toContainEqual(["Address of links", said]);
  });

  it("may be how is watched, and by whom", () => {
    const statement = policyStatement({}, ["mode", "viewers"], { mode: "convenience", viewers: ["b", "c"] });
    expect(lines(inForce({ viewers: ["b"] }), statement)).toEqual([
      "Watching: sealed → convenience. This exposes more.",
      "Viewers: B → B, C. This exposes more.",
    ]);
    expect(lines(inForce(), policyStatement({}, [], { viewers: ["b"] }))).toEqual(["Viewers: off → B"]);
  });

  it.each([
    [1_949_000, 1_851_000, "1.949 TB → 1.851 TB"],
    [10_040, 9_960, "10.04 GB → 9.96 GB"],
    [10_049, 10_000, "10.049 GB → 10 GB"],
  ])("leaves nothing of the space out: %i to %i", (from, to, said) => {
    const before = inForce({ policy: fields({ vault_quota_mb: from }) });
    const statement = policyStatement({ vault_quota_mb: to }, ["vault_quota_mb"]);
    expect(lines(before, statement)).toEqual([`Space for clips: ${said}. This exposes more.`]);
  });

  it("is shown also where the words for it are the same", () => {
    const statement = policyStatement({}, ["viewers"], { viewers: ["c"] });
    expect(changeLines(inForce({ viewers: ["b"] }), statement, () => "Alex", english, format)).toEqual([
      "Viewers: Alex → Alex. This exposes more.",
    ]);
  });

  it("keeps what exposes more, also where it is in force by now", () => {
    expect(lines(inForce(), policyStatement({}, ["link_days"]))).toEqual([
      "Time that a link works: 7 days → 7 days. This exposes more.",
    ]);
  });

  it("says how many have to agree, and how long it waits", () => {
    expect(termsOf({ needed: 2 }, english, format)).toEqual(["Votes needed: 2."]);
    expect(termsOf({ needed: 1, wait_ms: 86_400_000 }, english, format)).toEqual([
      "Votes needed: 1.",
      "Then it waits 1 day, in which anybody here can stop it.",
    ]);
  });

  it("says how many have to agree by now, where it waits for votes", () => {
    expect(termsOf({ needed: 2 }, english, format, 3)).toEqual(["Votes needed: 3."]);
  });

  it("is the same by another name, and another one with anything else", () => {
    const isSame = saysSame(policyStatement({ quorum: 2 }));
    expect(isSame(policyStatement({ quorum: 2 }, [], { change: "c2", nonce: "n2" }))).toBe(true);
    expect(isSame(policyStatement({ quorum: 3 }))).toBe(false);
  });

  it.each([
    ["waiting", "Your vote counts. Votes: 1 of 2."],
    ["pending", "Agreed. It is in force after a wait in which anybody here can stop it."],
    ["done", "In force."],
  ] as const)("stands as the server says: %s", (outcome, sentence) => {
    expect(votedText({ status: outcome, change_id: "c", votes: 1, needed: 2 }, english, format)).toBe(sentence);
  });
});
