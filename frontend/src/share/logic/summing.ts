import { must } from "./reading.js";

/** Something that makes a SHA-256 of pieces, here or in a worker. */
export interface Summing {
  readonly add: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
  readonly end: () => Promise<string>;
}

/** Opens what is summed at a byte. */
export type Opening = (from: number, signal: AbortSignal) => Promise<ReadableStream<Uint8Array<ArrayBuffer>>>;

/**
 * One piece is in memory at a time, however large the whole is. What ends before its size goes on where it was, as long
 * as something comes each time: a connection that is closed early may look like the end. Rejects when it is stopped.
 */
export const summed = async (
  open: Opening,
  size: number,
  summing: Summing,
  signal: AbortSignal,
  told: (bytes: number) => void,
): Promise<string> => {
  let bytes = 0;
  const add = async (piece: Uint8Array<ArrayBuffer>): Promise<void> => {
    must(!signal.aborted);
    // What is added is given away.
    const { length } = piece;
    await summing.add(piece);
    bytes += length;
    told(bytes);
  };
  for (;;) {
    const from = bytes;
    const stream = await open(from, signal);
    await drained(stream, add);
    must(!signal.aborted);
    // What has more bytes is another file, and its sum says so.
    if (bytes >= size) return summing.end();
    must(bytes > from);
  }
};

/** Takes what comes, to its end or to where it breaks off. */
const drained = async (
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  add: (piece: Uint8Array<ArrayBuffer>) => Promise<void>,
): Promise<void> => {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      await add(value);
    }
  } catch {
    // How far it came is what counts.
  } finally {
    await reader.cancel().catch(() => undefined);
  }
};
