import { describe, expect, it } from "vitest";
import { refusal, standings } from "../builders.js";
import { aClip } from "../clip-builders.js";
import { open } from "./page.js";
import "../../src/pages/clips/clips-page.js";

describe("footage-guard-clip", () => {
  it("says that nothing keeps a clip only where that is known", async () => {
    let answer: (value: unknown) => void = () => undefined;
    const { connection, root, settle, text } = await open("/clips", "footage-guard-clips", {
      info: () => standings(),
      "clips/list": () => ({ clips: [aClip()], more: false, next: null }),
      "clips/days": () => ({ days: {} }),
      "holds/list": () => new Promise((resolve) => (answer = resolve)),
    });
    root.querySelector<HTMLElement>("button[aria-expanded]")?.click();
    await settle();
    const card = root.querySelector("footage-guard-clip")?.shadowRoot ?? expect.fail("no clip");
    const nothing = "Nothing keeps this clip. It goes with its time or for room.";
    expect(text(".hint", card)).not.toContain(nothing);
    expect(text("button", card)).toContain("Keep");
    answer({ holds: [] });
    await settle();
    expect(text(".hint", card)).toContain(nothing);
    connection.answers["holds/list"] = () => Promise.reject(refusal("not_an_approver"));
    connection.heard.get("ledger/subscribe")?.({ size: 9 });
    await settle();
    expect(text(".hint", card)).not.toContain(nothing);
    expect(text("[role=alert]", card)).toContain("That was not done (not_an_approver).");
  });
});
