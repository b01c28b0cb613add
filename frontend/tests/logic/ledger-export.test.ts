import { describe, expect, it } from "vitest";
import { archive, bytesOf, lengthOf } from "../../src/logic/ledger-export.js";
import written from "../ledger-export.json";

describe("archive", () => {
  it("is the file that tests of the integration unpack and have the verifier look at", () => {
    const pieces = written.pieces.map((log) => bytesOf({ log }));
    const made = archive({ ...written, pieces, size: 13 });
    const bytes = made.flatMap((part) => [...part]);
    expect(bytes).toEqual([...bytesOf({ log: written.archive })]);
  });

  it("pads nothing where a piece ends with its block", () => {
    const pieces = [new Uint8Array(512)];
    expect(lengthOf(archive({ pieces, size: 1, checkpoint: "", verifier: "" }))).toBe(512 * 6);
  });
});

describe("bytesOf", () => {
  it("has all bytes", () => {
    expect([...bytesOf({ log: "AP+A" })]).toEqual([0, 255, 128]);
  });
});
