import { describe, expect, it } from "vitest";
import { fromHex, joined, utf8 } from "../../src/share/logic/bytes.js";
import { leafOf, rootOf } from "../../src/share/logic/merkle.js";
import { checkpointIn, verifierKeyIn } from "../../src/share/logic/note.js";
import { Unreadable } from "../../src/share/logic/reading.js";
import { hex, sha256 } from "../../src/share/logic/sha256.js";
import receipts from "./receipts.json";

const inner = (left: string, right: string): string =>
  hex(sha256(joined(Uint8Array.of(1), fromHex(left), fromHex(right))));

/** By the definition of RFC 9162 §2.1.1 and §2.1.3.1. */
const split = (count: number): number => 2 ** Math.ceil(Math.log2(count) - 1);
const root = ([only = "", ...more]: string[]): string => {
  const all = [only, ...more];
  const half = split(all.length);
  return all.length === 1 ? only : inner(root(all.slice(0, half)), root(all.slice(half)));
};
const proof = (index: number, all: string[]): string[] => {
  if (all.length === 1) return [];
  const half = split(all.length);
  return index < half
    ? [...proof(index, all.slice(0, half)), root(all.slice(half))]
    : [...proof(index - half, all.slice(half)), root(all.slice(0, half))];
};
const leaves = Array.from({ length: 20 }, (_, index) => leafOf(utf8(String(index))));

describe("an inclusion proof", () => {
  it("leads to the root, from every leaf of every tree", () => {
    for (let size = 1; size <= leaves.length; size += 1) {
      const all = leaves.slice(0, size);
      all.forEach((leaf, index) => {
        expect(rootOf(leaf, index, size, proof(index, all))).toBe(root(all));
      });
    }
  });

  it("leads nowhere when anything of it is other", () => {
    const all = leaves.slice(0, 13);
    const right = proof(5, all);
    const leaf = all[5] ?? "";
    expect(() => rootOf(leaf, 5, 13, right.slice(1))).toThrow(Unreadable);
    expect(() => rootOf(leaf, 5, 13, [...right, leaf])).toThrow(Unreadable);
    expect(() => rootOf(leaf, 13, 13, right)).toThrow(Unreadable);
    for (const number of [0, 1, 2, 3, 4, 6, 7]) expect(rootOf(leaf, number, 13, right)).not.toBe(root(all));
    expect(rootOf(all[4] ?? "", 5, 13, right)).not.toBe(root(all));
  });

  it("may be of a history longer than 32 bits count", () => {
    const size = 2 ** 40 + 1;
    expect(rootOf(leaves[0] ?? "", size - 1, size, [leaves[1] ?? ""])).toBe(inner(leaves[1] ?? "", leaves[0] ?? ""));
  });
});

describe("a checkpoint", () => {
  const { verifier_key: spelled, checkpoint: note } = receipts.one.receipt.receipt.ledger;
  const stranger = receipts.stranger.receipt.receipt.ledger;
  const key = verifierKeyIn(spelled);

  it("is read with the signature of its key alone", () => {
    const found = checkpointIn(note, key);
    expect([found.origin, String(found.size)]).toEqual(note.split("\n").slice(0, 2));
    expect(new TextDecoder().decode(found.signed)).toBe(note.slice(0, note.indexOf("\n\n") + 1));
    expect(found.signatures.map(({ length }) => length)).toEqual([64]);
    const witnessed = note + (stranger.checkpoint.split("\n\n")[1] ?? "");
    expect(checkpointIn(witnessed, key).signatures).toEqual(found.signatures);
  });

  it.each([
    stranger.checkpoint,
    note.replace("\n\n", "\n"),
    note.split("\n\n")[0] ?? "",
    "",
    note.replace(/\n\d+\n/u, "\n07\n"),
    note.replace(/\n\d+\n/u, "\n-7\n"),
    note.replace("\u2014", "-"),
    note.replace(/ (\S{4})(\S+)\n$/u, " AAAA$2\n"),
  ])("is refused where that is not right: %j", (other) => {
    expect(() => checkpointIn(other, key)).toThrow();
  });

  it.each([
    spelled.replace("footage-guard/", "footage-guards/"),
    spelled.replace(/\/../u, "/zz"),
    spelled.replace(/\+\w{8}\+/u, "+00000000+"),
    spelled.replace(/(\+\w{8}\+)A/u, "$1B"),
    spelled.slice(0, -4),
    "a+b",
    "",
  ])("is not read with a key that is none: %j", (other) => {
    expect(() => verifierKeyIn(other)).toThrow();
  });
});
