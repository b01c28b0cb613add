import { describe, expect, it } from "vitest";
import type { PolicyFields } from "../../src/data/wire.js";
import { POLICY_FIELDS, policyWanted, quietEnds } from "../../src/logic/policy-form.js";
import { fields, inForce } from "../household-builders.js";

/** As a form that nobody touched has it. */
const typed = (policy: PolicyFields, changes: Readonly<Record<string, string | null>> = {}): Map<string, string> => {
  const [quiet_from, quiet_to] = quietEnds(policy.quiet_hours);
  const all: Readonly<Record<string, unknown>> = { ...policy, quiet_from, quiet_to, mode: "sealed", ...changes };
  const there = Object.entries(all).filter(([, value]) => value !== false && value !== null);
  return new Map(there.map(([name, value]) => [name, value === true ? "on" : String(value)]));
};

describe("what is to change", () => {
  it("is nothing in a form that nobody touched", () => {
    for (const policy of [fields(), fields({ quiet_hours: "", public_links: true, share_origin: "https://home.example" })]) {
      expect(policyWanted(inForce({ policy }), typed(policy), [])).toBeNull();
    }
  });

  it("has a field for every value", () => {
    expect(POLICY_FIELDS.map(({ name }) => name).sort()).toEqual(Object.keys(fields()).sort());
  });

  it("is what was typed and is another", () => {
    const policy = fields({ public_links: true });
    const changes = { quorum: "2", share_origin: " https://home.example ", public_links: null, quiet_to: "07:00" };
    expect(policyWanted(inForce({ policy }), typed(policy, changes), [])).toEqual({
      policy: { quorum: 2, share_origin: "https://home.example", public_links: false, quiet_hours: "21:00-07:00" },
    });
    expect(policyWanted(inForce(), typed(fields(), { quiet_from: "", quiet_to: "" }), [])).toEqual({ policy: { quiet_hours: "" } });
    expect(policyWanted(inForce(), new Map([...typed(fields())].filter(([name]) => !/quiet|origin/u.test(name))), [])).toEqual({
      policy: { quiet_hours: "" },
    });
  });

  it("may be how is watched, and by whom", () => {
    const now = inForce({ viewers: ["b", "a"] });
    expect(policyWanted(now, typed(fields(), { mode: "convenience" }), ["a", "b"])).toEqual({ mode: "convenience" });
    expect(policyWanted(now, typed(fields(), { mode: "other" }), ["a"])).toEqual({ viewers: ["a"] });
  });
});

it("knows both ends of quiet hours", () => {
  expect([quietEnds("21:00-08:00"), quietEnds("")]).toEqual([
    ["21:00", "08:00"],
    ["", ""],
  ]);
});
