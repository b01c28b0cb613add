import { describe, expect, it } from "vitest";
import { after, LOADING } from "../../src/logic/loaded.js";
import { isGone, isPassing, problemOf, problemText, wrongFields } from "../../src/logic/problem.js";
import { english, refusal } from "../builders.js";

const problem = (code: string, values = {}) => ({ code, values });

describe("problemOf", () => {
  it.each([
    [refusal("vault_locked"), problem("vault_locked")],
    [refusal("policy_refused", { field: "quorum" }), problem("policy_refused", { field: "quorum" })],
    [3, problem("connection_lost")],
    [{ type: "result", success: false, error: { code: 3, message: "Connection lost" } }, problem("connection_lost")],
    [{ error: { code: 4 } }, problem("unknown")],
    [1, problem("unknown")],
    [undefined, problem("unknown")],
    [new Error("<b>raw</b>"), problem("unknown")],
    [{ code: 7 }, problem("unknown")],
  ])("reads %j", (thrown, expected) => {
    expect(problemOf(thrown)).toEqual(expected);
  });
});

describe("problemText", () => {
  const server = (key: string, values?: Readonly<Record<string, string>>) =>
    key === "component.footage_guard.exceptions.policy_refused.message" ? `Not ${values?.["field"] ?? ""}` : "";

  it("says the integration's own sentence", () => {
    expect(problemText(problem("policy_refused", { field: "quorum" }), english, server)).toBe("Not Votes a release needs");
    expect(problemText(problem("policy_refused", { field: "odd" }), english, server)).toBe("Not odd");
  });

  it("says which fields are wrong, and why, in words", () => {
    const sentences = (key: string, values?: Readonly<Record<string, string>>): string =>
      key.includes("intake_invalid") ? `Not made: ${values?.["problems"] ?? ""}` : key.includes("_before_") ? "It ends before it begins." : "";
    const wrong = { problems: "closes: end_before_start, x: odd" };
    expect(problemText(problem("intake_invalid", wrong), english, sentences)).toBe(
      "Not made: Until: It ends before it begins. x: That was not done (request_odd).",
    );
    const named = { problems: "organisation: end_before_start, requester_type: end_before_start" };
    const text = problemText(problem("intake_invalid", named), english, sentences);
    expect(text).toContain("Their name");
    expect(text).toContain("What they are: It ends");
  });

  it.each([server, null])("says the code where there is none", (texts) => {
    expect(problemText(problem("never_heard"), english, texts)).toBe("That was not done (never_heard).");
  });

  it.each([
    ["connection_lost", "The connection to Home Assistant was lost. It is not known whether it was done."],
    ["unknown_command", "Footage Guard is not running. It may be starting."],
    ["not_loaded", "Footage Guard is not running. It may be starting."],
  ])("has a sentence for %s, which no integration says", (code, sentence) => {
    expect(problemText(problem(code), english, server)).toBe(sentence);
  });
});

describe("wrongFields", () => {
  const say = ({ code }: { code: string }) => `<${code}>`;

  it.each([
    [
      "draft_invalid",
      "recipient.name: required, clips.0.redaction.cut: end_before_start, x: odd",
      ["Recipient: <request_required>", "Footage: <request_end_before_start>", "x: <request_odd>"],
    ],
    ["process_invalid", "cameras.0: unknown_choice, base", ["Cameras it names: <request_unknown_choice>", "base: <request_>"]],
    ["request_invalid", "scope.window_to: required", ["scope.window_to: <request_required>"]],
  ])("are said one by one (%s)", (code, problems, sentences) => {
    expect(wrongFields(problem(code, { problems }), english, say)).toEqual(sentences);
  });

  it("are none of a problem that names no field", () => {
    expect(wrongFields(problem("draft_invalid"), english, say)).toEqual([]);
  });
});

describe("kinds of problems", () => {
  it.each([
    ["not_loaded", true, false],
    ["unknown_command", true, false],
    ["connection_lost", true, false],
    ["request_unknown", false, true],
    ["not_an_approver", false, false],
  ])("%s passes: %s, is gone: %s", (code, passing, gone) => {
    expect(isPassing(problem(code))).toBe(passing);
    expect(isGone(problem(code))).toBe(gone);
  });
});

describe("after", () => {
  const ready = { kind: "ready", value: 1, isStale: false } as const;
  const failed = { kind: "failed", problem: problem("vault_locked") } as const;

  it.each([
    [LOADING, { kind: "answered", value: 2 } as const, { kind: "ready", value: 2, isStale: false }],
    [ready, { kind: "answered", value: 2 } as const, { kind: "ready", value: 2, isStale: false }],
    [ready, { kind: "disconnected" } as const, { ...ready, isStale: true }],
    [LOADING, { kind: "disconnected" } as const, LOADING],
    [failed, { kind: "disconnected" } as const, LOADING],
    [ready, { kind: "refused", problem: problem("not_loaded") } as const, { ...ready, isStale: true }],
    [LOADING, { kind: "refused", problem: problem("not_loaded") } as const, LOADING],
    [ready, { kind: "refused", problem: problem("request_unknown") } as const, { kind: "gone" }],
    [ready, { kind: "refused", problem: problem("vault_locked") } as const, failed],
    [ready, { kind: "refused", problem: problem("disk_refused") } as const, { ...ready, problem: problem("disk_refused") }],
    [LOADING, { kind: "refused", problem: problem("disk_refused") } as const, { kind: "failed", problem: problem("disk_refused") }],
    [{ ...ready, problem: problem("disk_refused") }, { kind: "answered", value: 1 } as const, ready],
  ])("%j and %j give %j", (before, happened, expected) => {
    expect(after<number>(before, happened)).toEqual(expected);
  });
});
