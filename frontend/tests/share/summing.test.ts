import { describe, expect, it } from "vitest";
import { Unreadable } from "../../src/share/logic/reading.js";
import { hex, Sha256, sha256 } from "../../src/share/logic/sha256.js";
import { type Opening, type Summing, summed } from "../../src/share/logic/summing.js";

const WHOLE = Uint8Array.from({ length: 1000 }, (_, index) => index);
const SUM = hex(sha256(WHOLE));
const signal = new AbortController().signal;
const ignore = (): void => undefined;

const summing = (): Summing => {
  const sum = new Sha256();
  return {
    add: (bytes) => {
      sum.update(bytes);
      return Promise.resolve();
    },
    end: () => Promise.resolve(hex(sum.digest())),
  };
};

/** Sends pieces of a hundred bytes, and breaks off after so many each time, or ends as if that were all. */
const source = (pieces: number, asked: number[] = [], isQuiet = false): Opening => (from) => {
  asked.push(from);
  let at = from;
  let left = pieces;
  return Promise.resolve(
    new ReadableStream({
      pull: (controller) => {
        if (left === 0 && !isQuiet) controller.error(new Error("broken off"));
        else if (left === 0 || at === WHOLE.length) controller.close();
        else controller.enqueue(WHOLE.slice(at, at + 100));
        at += 100;
        left -= 1;
      },
    }, { highWaterMark: 0 }),
  );
};

describe("summing a stream", () => {
  it("tells how far it is, and the sum", async () => {
    const told: number[] = [];
    expect(await summed(source(Infinity), WHOLE.length, summing(), signal, (bytes) => told.push(bytes))).toBe(SUM);
    expect(told).toEqual([100, 200, 300, 400, 500, 600, 700, 800, 900, 1000]);
  });

  it("goes on where it was broken off", async () => {
    const asked: number[] = [];
    expect(await summed(source(3, asked), WHOLE.length, summing(), signal, ignore)).toBe(SUM);
    expect(asked).toEqual([0, 300, 600, 900]);
  });

  it("goes on where it ended before all of it was there", async () => {
    const asked: number[] = [];
    expect(await summed(source(3, asked, true), WHOLE.length, summing(), signal, ignore)).toBe(SUM);
    expect(asked).toEqual([0, 300, 600, 900]);
  });

  it("gives up where it ends without anything", async () => {
    await expect(summed(source(0, [], true), WHOLE.length, summing(), signal, ignore)).rejects.toThrow(Unreadable);
  });

  it("sums what is longer than it should be, which makes it another file", async () => {
    expect(await summed(source(Infinity), 500, summing(), signal, ignore)).toBe(SUM);
  });

  it("has all of it where it breaks off behind the last byte", async () => {
    const asked: number[] = [];
    expect(await summed(source(10, asked), WHOLE.length, summing(), signal, ignore)).toBe(SUM);
    expect(asked).toEqual([0]);
  });

  it("sums nothing, too", async () => {
    const open: Opening = () => Promise.resolve(new Blob([]).stream());
    expect(await summed(open, 0, summing(), signal, ignore)).toBe(hex(sha256(new Uint8Array())));
  });

  it("gives up where nothing comes any more", async () => {
    await expect(summed(source(0), WHOLE.length, summing(), signal, ignore)).rejects.toThrow(Unreadable);
  });

  it("gives up where it is refused", async () => {
    const refused: Opening = () => Promise.reject(new Error("404"));
    await expect(summed(refused, WHOLE.length, summing(), signal, ignore)).rejects.toThrow("404");
  });

  it("ends the stream when it is stopped, and sums nothing more", async () => {
    const stopping = new AbortController();
    let isCancelled = false;
    let added = 0;
    const open: Opening = () =>
      Promise.resolve(
        new ReadableStream({
          pull: (controller) => {
            controller.enqueue(WHOLE.slice());
          },
          cancel: () => {
            isCancelled = true;
          },
        }),
      );
    const sum: Summing = {
      add: () => {
        added += 1;
        if (added === 3) stopping.abort();
        return Promise.resolve();
      },
      end: () => Promise.reject(new Error("it never ends")),
    };
    await expect(summed(open, WHOLE.length, sum, stopping.signal, ignore)).rejects.toThrow(Unreadable);
    expect([isCancelled, added]).toEqual([true, 3]);
  });

  it("is not ended by a stream that cannot be cancelled", async () => {
    const open: Opening = () =>
      Promise.resolve(
        new ReadableStream({
          pull: (controller) => {
            controller.enqueue(WHOLE.slice());
          },
          cancel: () => {
            throw new Error("no");
          },
        }),
      );
    const broken: Summing = { ...summing(), add: () => Promise.reject(new Error("worker")) };
    await expect(summed(open, WHOLE.length, broken, signal, ignore)).rejects.toThrow(Unreadable);
  });
});
