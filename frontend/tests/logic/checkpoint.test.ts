import { describe, expect, it } from "vitest";
import { codeOf, groupsOf } from "../../src/logic/checkpoint.js";

describe("a checkpoint", () => {
  it("is drawn run by run, with white around it", () => {
    expect(codeOf(["110", "001", "000"])).toEqual({ size: 11, path: "M4 4h2v1h-2zM6 5h1v1h-1z" });
    expect(codeOf([])).toEqual({ size: 8, path: "" });
  });

  it("is read out in groups", () => {
    expect(groupsOf("0123456789abcdef")).toEqual(["0123", "4567", "89ab", "cdef"]);
    expect(groupsOf("01234")).toEqual(["0123", "4"]);
    expect(groupsOf("")).toEqual([]);
  });
});
