import "../dom.js";
import axe from "axe-core";
import { afterEach, describe, expect, it, vi } from "vitest";
import "../../src/components/player/stills.js";
import type { App } from "../../src/components/app.js";
import { Api } from "../../src/data/api.js";
import type { Standings } from "../../src/data/wire.js";
import { english, FakeConnection, format, refusal, settled, standings, type Message } from "../builders.js";

const CLIP = "01KB0000000000000000000003";
const PICTURE_MS = 1000 / 15;

/** Answers as the server does: with the picture that is shown at this time, of four seconds. */
const still = ({ at_ms }: Message) => {
  const number = Math.min(59, Math.floor((Number(at_ms) + 0.001) / PICTURE_MS));
  const begins_ms = Math.floor(number * PICTURE_MS + 0.001);
  return { ticket: "t", url: `/api/footage_guard/clip/${String(number)}`, expires_at: "", seekable: true, picture_ms: PICTURE_MS, begins_ms };
};

afterEach(() => {
  document.body.replaceChildren();
});

const mounted = async (changes: Partial<Standings> = {}, answer: (message: Message) => unknown = still) => {
  const connection = new FakeConnection({ "clips/thumbnail_ticket": answer });
  const unlock = vi.fn(() => Promise.resolve(true));
  const refresh = vi.fn(() => Promise.resolve());
  const moved = vi.fn();
  const app = (info: Standings) =>
    ({ api: new Api(connection), localizer: english, format, info, say: ({ code }) => code, unlock, refresh }) satisfies Partial<App>;
  const stills = document.createElement("footage-guard-stills");
  Object.assign(stills, { app: app(standings({ is_unlocked: true, ...changes })), clipId: CLIP, label: "Front door: 2:00", lengthMs: 4000, moved });
  const main = document.createElement("main");
  main.append(stills);
  document.body.append(main);
  const settle = async () => {
    for (let turn = 0; turn < 4; turn += 1) {
      await settled();
      await stills.updateComplete;
    }
  };
  await settle();
  const root = stills.renderRoot as ShadowRoot;
  const image = () => root.querySelector("img");
  const press = async (label: string) => {
    const button = [...root.querySelectorAll("button")].find((each) => each.textContent.trim() === label);
    if (button === undefined) throw new Error(`no button ${label}`);
    button.click();
    await settle();
  };
  /** Has the browser show what it was given. */
  const load = () => {
    image()?.dispatchEvent(new Event("load"));
    return stills.currentMs;
  };
  const seek = async (ms: number) => {
    stills.seek(ms);
    await settle();
    return load();
  };
  const informed = async (info: Partial<Standings>) => {
    Object.assign(stills, { app: app(standings(info)) });
    await settle();
  };
  const asked = () => connection.of("clips/thumbnail_ticket").map(({ at_ms }) => at_ms);
  return { stills, root, main, settle, image, press, load, seek, informed, asked, connection, unlock, refresh, moved };
};

describe("footage-guard-stills", () => {
  it("asks for nothing by itself, and for a large picture of what is sought", async () => {
    const { asked, connection, image, seek, moved } = await mounted();
    expect(asked()).toEqual([]);
    expect(await seek(1000)).toBe(1000);
    expect(connection.of("clips/thumbnail_ticket")).toMatchObject([{ clip_id: CLIP, at_ms: 1000, size: "picture" }]);
    expect(image()?.getAttribute("src")).toBe("/api/footage_guard/clip/15");
    expect(moved).toHaveBeenCalledOnce();
  });

  it.each([
    ["begins within the millisecond", 66.99, 66, [67]],
    ["is shown at that time, and not the one that comes next", 1999.99, 1933, [2000, 1999]],
    ["is the last one, however late", 9000, 3933, [9000]],
    ["is the first one, however early", -5, 0, [0, 0]],
  ])("shows the picture that %s", async (_, ms, begin, times) => {
    const { seek, asked } = await mounted();
    expect(await seek(ms)).toBe(begin);
    expect(asked()).toEqual(times);
  });

  it("goes on and back by one picture, and no farther than there are pictures", async () => {
    const { seek, press, load } = await mounted();
    await seek(3800);
    const begins: number[] = [];
    for (const label of ["One picture on", "One picture on", "One picture on", "One picture on", "One picture back", "One picture back"]) {
      await press(label);
      begins.push(load());
    }
    expect(begins).toEqual([3866, 3933, 3933, 3933, 3866, 3800]);
  });

  it("goes to where its handle is let go", async () => {
    const { root, seek, settle, load } = await mounted();
    await seek(0);
    const handle = root.querySelector("input");
    if (handle === null) throw new Error("no handle");
    handle.value = "2000";
    handle.dispatchEvent(new Event("change"));
    await settle();
    expect(load()).toBe(2000);
    expect(handle.getAttribute("aria-valuetext")).toBe("00:02.000");
  });

  it("shows what was wanted last, and leaves out what was wanted meanwhile", async () => {
    const { stills, settle, asked, load } = await mounted();
    for (const ms of [0, 1000, 2000, 3000]) stills.seek(ms);
    await settle();
    expect(load()).toBe(3000);
    expect(asked()).toEqual([3000]);
  });

  it("takes the picture away with a lock, and shows it again to whoever unlocks", async () => {
    const { seek, informed, image, root, press, load } = await mounted();
    await seek(1000);
    await informed({ is_unlocked: false });
    expect(image()).toBeNull();
    expect(root.textContent).toContain("The vault is locked. Unlock it to watch.");
    await press("Unlock");
    await informed({ is_unlocked: true });
    expect(load()).toBe(1000);
  });

  it("shows nothing in a lockdown, and asks for nothing", async () => {
    const { seek, root, asked } = await mounted({ is_locked_down: true });
    await seek(1000);
    expect(root.textContent).toContain("Nothing can be watched in a lockdown.");
    expect([root.querySelector("button"), asked()]).toEqual([null, []]);
  });

  it("says why there is no picture, and tries again where somebody wants that", async () => {
    let isBroken = true;
    const { seek, root, press, load, refresh } = await mounted({}, (message) => {
      if (isBroken) throw refusal("footage_unreadable");
      return still(message);
    });
    await seek(1000);
    expect(root.querySelector("[role=alert]")?.textContent.trim()).toBe("footage_unreadable");
    expect(refresh).toHaveBeenCalledOnce();
    isBroken = false;
    await press("Show");
    expect(load()).toBe(1000);
  });

  it("says that a picture is no longer there, as after a restart", async () => {
    const { seek, image, root, settle, press, load } = await mounted();
    await seek(1867);
    image()?.dispatchEvent(new Event("error"));
    await settle();
    expect(root.querySelector("[role=status]")?.textContent).toContain("The film is no longer open.");
    await press("Show");
    expect(load()).toBe(1866);
  });

  it("has nothing of another clip", async () => {
    const { stills, seek, settle, image } = await mounted();
    await seek(1000);
    stills.clipId = "01KB0000000000000000000004";
    await settle();
    expect(image()).toBeNull();
  });

  it("has nothing that axe-core finds", { timeout: 60_000 }, async () => {
    const { main, seek } = await mounted();
    await seek(1000);
    const { violations } = await axe.run(main, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});
