import { describe, expect, it } from "vitest";
import { exposureView } from "../../src/logic/vault-exposure.js";
import { holdRows } from "../../src/logic/vault-holds.js";
import { exportRows } from "../../src/logic/vault-keys.js";
import { english, format } from "../builders.js";
import { aChange, inForce } from "../household-builders.js";
import { aThing, exposures, holds } from "../vault-builders.js";

describe("holds", () => {
  it("say who placed them, what they keep, and how they end", () => {
    const rows = holdRows(holds("owner", "legal", "action", "request"), true, english, format);
    expect(rows.map(({ heading, lines, mayLift }) => [heading, lines.at(-1), mayLift])).toEqual([
      ["Held by a person of this home", "Until somebody ends it.", true],
      ["Held for legal reasons", "Until somebody ends it.", true],
      ["Held by an automation", "An automation ends it, or its time.", false],
      ["Held for a request", "It ends with its request.", false],
    ]);
    expect(rows[2]?.lines.slice(0, 2)).toEqual([
      "Clips: 2, 1 GB. Held since Nov 20, 2026, 9:00 AM.",
      "Until Dec 1, 2026, 9:00 AM.",
    ]);
  });

  it("are ended by approvers alone", () => {
    expect(holdRows(holds("owner"), true, english, format)[0]?.hasClips).toBe(true);
    const none = holds("owner").holds.map((hold) => ({ ...hold, clips: 0 }));
    expect(holdRows({ holds: none }, true, english, format)[0]?.hasClips).toBe(false);
    expect(holdRows(holds("owner"), false, english, format)[0]?.mayLift).toBe(false);
  });
});

describe("a key that is to leave", () => {
  const rows = (changes: Parameters<typeof aChange>[0], now = 0) =>
    exportRows(
      inForce({ changes: [aChange({ kind: "vault/export_identity", statement: { epoch: "2026-10" }, ...changes }), aChange()] }),
      "me",
      now,
      english,
      format,
    );
  const due = "2026-11-25T08:00:00.000+00:00";

  it("waits for votes, and each person has one", () => {
    const [row] = rows({});
    expect(row?.heading).toContain("October 2026");
    expect([row?.line, row?.mayAgree, row?.mayTake]).toEqual(["Votes: 1 of 2", true, false]);
    expect(rows({ voters: ["me"] })[0]?.mayAgree).toBe(false);
  });

  it("waits a day, and then can be taken", () => {
    const [waits] = rows({ in_force_from: due });
    expect([waits?.line.slice(0, 35), waits?.mayAgree, waits?.mayTake]).toEqual([
      "Everybody agreed. It can be taken f",
      false,
      false,
    ]);
    const [isDue] = rows({ in_force_from: due }, Date.parse(due));
    expect([isDue?.line, isDue?.mayTake]).toEqual(["Everybody agreed and the wait is over. It can be taken once.", true]);
  });
});

describe("what is beside the vault", () => {
  const view = (...findings: Parameters<typeof exposures>) => exposureView(exposures(...findings), english, format);

  it("is named, with what can be done", () => {
    expect(view({ kind: "other_cameras", count: 3, things: [aThing("Garden")] })).toEqual([
      {
        kind: "other_cameras",
        heading: "Other cameras and images",
        what: "Their pictures are outside of the vault. Some may see what cameras here see.",
        todo: "Disable the entities that nobody needs.",
        things: ["Garden", "More: 2"],
      },
    ]);
  });

  it("says to whom, and how many", () => {
    const to = ["conversation", "cloud.alexa", "homekit", "another"];
    const [assistants, folders] = view(
      { kind: "assistants", count: 1, things: [aThing("Porch", { to })] },
      { kind: "folders", count: 2, things: [aThing("www", { count: 2 }), aThing("media", { count: 1200, is_all: false })] },
    );
    expect(assistants?.things).toEqual(["Porch: Assist, Alexa, HomeKit, another"]);
    expect(folders?.things).toEqual(["www: 2 files", "media: at least 1,200 files"]);
  });

  it("says how long a proxy gives out what it has", () => {
    const [proxies] = view({ kind: "proxies", count: 2, things: [aThing("frigate:5000"), aThing("shed:5000", { count: 3600 })] });
    expect(proxies?.things).toEqual(["frigate:5000: without an end", "shed:5000: until 1 hr after an event"]);
  });

  it("counts what has no name", () => {
    const [tokens, networks] = view(
      { kind: "tokens", count: 1, things: [aThing("", { count: 4 })] },
      { kind: "trusted_networks", count: 1, things: [] },
    );
    expect([tokens?.what.slice(0, 10), tokens?.things, networks?.things]).toEqual(["Tokens: 4.", [], ["More: 1"]]);
  });
});
