// @vitest-environment node
import { describe, expect, it } from "vitest";
import { apiOf } from "../../src/share/api.js";
import { addressesAt } from "../../src/share/logic/address.js";

const SOURCES = import.meta.glob("../../src/share/**/*.ts", { query: "?raw", import: "default", eager: true });
/** What a phone that gets no new system any more lacks, such as one with iOS 15.0. */
const TOO_NEW = /AbortSignal\.|throwIfAborted|\.at\(|structuredClone|hasOwn|\.findLast|\.toSorted|\.toReversed|\.withResolvers|\bstatic \{/u;

describe("the script of a link's page", () => {
  it.each(Object.entries(SOURCES))("asks for nothing in %s that older browsers lack", (_, source) => {
    expect(source).not.toMatch(TOO_NEW);
  });

  it("reaches the home where a signal has no time limit of its own", async () => {
    const { fetch, AbortSignal } = globalThis;
    const signals: unknown[] = [];
    Object.assign(globalThis, {
      AbortSignal: {},
      fetch: (_: string, { signal }: RequestInit) => {
        signals.push(signal);
        return Promise.resolve(new Response(null, { status: 404 }));
      },
    });
    try {
      const { offer } = apiOf(addressesAt("/footage_guard/s/01KB0000000000000000000005"), "secret");
      expect(await offer()).toEqual({ trouble: "unavailable" });
      expect(signals).toEqual([expect.objectContaining({ aborted: false })]);
    } finally {
      Object.assign(globalThis, { fetch, AbortSignal });
    }
  });
});
