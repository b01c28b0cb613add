import { describe, expect, it } from "vitest";
import type { Muted } from "../../src/data/wire.js";
import { mutesView } from "../../src/logic/mutes-view.js";
import { english, format } from "../builders.js";

const mute = (changes: Partial<Muted>): Muted => ({ request_id: "r", scope: "requester", about: null, until: null, problem: null, ...changes });

describe("mutesView", () => {
  it.each([
    [{ about: "City Police" }, "Requester"],
    [{}, "A requester whose name was erased"],
    [{ scope: "case", about: "24-1" }, "Case"],
    [{ scope: "case" }, "A case whose reference was erased"],
    [{ scope: "everything" }, "All requests"],
    [{ scope: "everything", problem: "state_damaged" }, "All requests, because a mute cannot be read. End it with all requests, at any request."],
  ] as const)("says of %j what it is", (changes, what) => {
    expect(mutesView([mute(changes)], english, format)).toMatchObject([{ what, about: "about" in changes ? changes.about : null }]);
  });

  it("says until when, and by which request", () => {
    const rows = mutesView([mute({ until: "2026-12-24T08:00:00Z" }), mute({ request_id: null })], english, format);
    expect(rows.map(({ until, requestId }) => [until, requestId])).toEqual([
      ["Until Dec 24, 2026, 9:00 AM", "r"],
      ["Until you end it", null],
    ]);
  });
});
