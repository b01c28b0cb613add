import type { Exported } from "../data/wire.js";

/** What of an export is there: pieces of the log, and what goes beside it. */
export interface Collected {
  readonly pieces: readonly Uint8Array<ArrayBuffer>[];
  readonly size: number;
  readonly checkpoint: string;
  readonly verifier: string;
}

const BLOCK = 512;
const END = new Uint8Array(2 * BLOCK);

/** The bytes of a piece. */
export const bytesOf = ({ log }: Pick<Exported, "log">): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(log), (letter) => letter.charCodeAt(0));

/**
 * One file with all that the verifier reads, in the form that every `tar` unpacks (POSIX ustar): `log`, `checkpoint` and
 * `verifier`. The pieces are not copied.
 */
export const archive = ({ pieces, checkpoint, verifier }: Collected): Uint8Array<ArrayBuffer>[] => {
  const utf8 = new TextEncoder();
  return [
    ...entry("log", pieces),
    ...entry("checkpoint", [utf8.encode(checkpoint)]),
    ...entry("verifier", [utf8.encode(verifier)]),
    END,
  ];
};

export const lengthOf = (pieces: readonly Uint8Array[]): number => pieces.reduce((sum, { length }) => sum + length, 0);

const entry = (name: string, pieces: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer>[] => {
  const length = lengthOf(pieces);
  return [header(name, length), ...pieces, new Uint8Array((BLOCK - (length % BLOCK)) % BLOCK)];
};

/** Nothing in it tells of this machine or its people: no owner, and the beginning of all clocks as its time. */
const header = (name: string, length: number): Uint8Array<ArrayBuffer> => {
  const block = new Uint8Array(BLOCK);
  const write = (at: number, text: string): void => {
    block.set(new TextEncoder().encode(text), at);
  };
  const octal = (number: number, digits: number): string => `${number.toString(8).padStart(digits, "0")}\0`;
  write(0, name);
  write(100, octal(0o600, 7));
  write(108, octal(0, 7));
  write(116, octal(0, 7));
  write(124, octal(length, 11));
  write(136, octal(0, 11));
  write(148, " ".repeat(8));
  write(156, "0");
  write(257, "ustar\x0000");
  write(148, `${octal(block.reduce((sum, byte) => sum + byte, 0), 6)} `);
  return block;
};
