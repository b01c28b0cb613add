import { fromHex, joined } from "./bytes.js";
import { must } from "./reading.js";
import { hex, sha256 } from "./sha256.js";

const LEAF = Uint8Array.of(0);
const INNER = Uint8Array.of(1);

export const leafOf = (record: Uint8Array): string => hex(sha256(joined(LEAF, record)));

/** The root that an inclusion proof leads to (RFC 9162 §2.1.3.2); refuses a proof that is too long or too short. */
export const rootOf = (leaf: string, number: number, size: number, proof: readonly string[]): string => {
  must(number < size);
  let found = fromHex(leaf);
  let node = number;
  let last = size - 1;
  // Divided and not shifted: shifting would cut a number to 32 bits.
  const up = (): void => {
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  };
  for (const part of proof.map(fromHex)) {
    must(last !== 0);
    if (node % 2 === 1 || node === last) {
      found = inner(part, found);
      while (node % 2 === 0 && node !== 0) up();
    } else {
      found = inner(found, part);
    }
    up();
  }
  must(last === 0);
  return hex(found);
};

const inner = (left: Uint8Array, right: Uint8Array): Uint8Array<ArrayBuffer> => sha256(joined(INNER, left, right));
