import "../dom.js";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import "../../src/components/player/player.js";
import type { App } from "../../src/components/app.js";
import type { FgPlayer } from "../../src/components/player/player.js";
import { Api } from "../../src/data/api.js";
import type { Standings } from "../../src/data/wire.js";
import { english, FakeConnection, format, refusal, settled, standings, type Answers } from "../builders.js";
import { film, played, showPicture } from "../media.js";

const CLIP = "01KB0000000000000000000003";
const ticket = { ticket: "t", url: "/api/footage_guard/clip/t", expires_at: "2026-11-24T08:00:00Z", seekable: true };

beforeEach(() => {
  played.length = 0;
});

afterEach(() => {
  document.body.replaceChildren();
});

const mounted = async (changes: Partial<Standings> = {}, answers: Answers = {}) => {
  const connection = new FakeConnection({ "clips/ticket": () => ticket, ...answers });
  const unlock = vi.fn(() => Promise.resolve(false));
  const refresh = vi.fn(() => Promise.resolve());
  const app = (info: Standings): App => ({
    api: new Api(connection),
    connection,
    localizer: english,
    format,
    info,
    personId: "me",
    outside: () => null,
    say: ({ code }) => code,
    path: () => "",
    go: () => undefined,
    prove: () => Promise.resolve(false),
    unlock,
    refresh,
  });
  const player = document.createElement("footage-guard-player");
  player.app = app(standings({ is_unlocked: true, ...changes }));
  player.watched = { clip_id: CLIP };
  player.label = "Front door: 2:00";
  document.body.append(player);
  const settle = async () => {
    await settled();
    await player.updateComplete;
  };
  await settle();
  const root = player.renderRoot as ShadowRoot;
  const press = async (label: string) => {
    const button = [...root.querySelectorAll("button")].find((each) => each.textContent.trim() === label);
    if (button === undefined) throw new Error(`no button ${label}`);
    button.click();
    await settle();
  };
  const informed = async (info: Partial<Standings>) => {
    player.app = app(standings(info));
    await settle();
  };
  const video = () => {
    const found = root.querySelector("video");
    if (found === null) throw new Error("no film");
    return found;
  };
  return { connection, player, root, settle, press, informed, video, unlock, refresh };
};

const opened = async (pictureS = 0.1, duration = 10) => {
  const all = await mounted();
  await all.press("Show");
  film(all.video(), duration, pictureS);
  await all.settle();
  return all;
};

/** A finished file of a draft that is one picture. */
const pictured = async () => {
  const all = await mounted();
  all.player.watched = { draft_id: CLIP, file: 1 };
  all.player.label = "footage-1.png";
  all.player.isPicture = true;
  await all.settle();
  await all.press("Show");
  const picture = () => all.root.querySelector("img");
  return { ...all, picture };
};

const at = async (player: FgPlayer, ms: number) => {
  player.seek(ms);
  await settled();
};

describe("footage-guard-player", () => {
  it("asks for nothing before somebody presses a button", async () => {
    const { connection, root, press, video } = await mounted();
    expect(connection.sent).toEqual([]);
    expect(root.querySelector("video")).toBeNull();
    await press("Show");
    expect(connection.of("clips/ticket")).toEqual([{ type: "footage_guard/clips/ticket", clip_id: CLIP }]);
    expect(video().getAttribute("src")).toBe(ticket.url);
    expect(video().muted).toBe(true);
  });

  it("plays what was opened, and leaves the focus with its button", async () => {
    const { root } = await opened();
    expect(played).toContain("play");
    expect(root.activeElement?.textContent.trim()).toBe("Pause");
  });

  it("says that the vault is locked, and leads to the unlock", async () => {
    const { root, press, player, connection, unlock } = await mounted({ is_unlocked: false });
    expect(root.textContent).toContain("The vault is locked. Unlock it to watch.");
    await player.open();
    expect(root.activeElement?.textContent.trim()).toBe("Unlock");
    expect(connection.sent).toEqual([]);
    await press("Unlock");
    expect(unlock).toHaveBeenCalledOnce();
  });

  it("opens what somebody unlocked for, once it is unlocked", async () => {
    const { press, informed, unlock, connection } = await mounted({ is_unlocked: false });
    unlock.mockResolvedValue(true);
    await press("Unlock");
    expect(connection.sent).toEqual([]);
    await informed({ is_unlocked: true });
    expect(connection.of("clips/ticket")).toHaveLength(1);
  });

  it("offers no unlock in a lockdown", async () => {
    const { root } = await mounted({ is_locked_down: true });
    expect(root.querySelector("button")).toBeNull();
    expect(root.textContent).toContain("lockdown");
  });

  it.each([{ is_unlocked: false }, { is_unlocked: true, is_locked_down: true }])("takes the film away with %j", async (info) => {
    const { root, informed, video } = await opened();
    const film = video();
    await informed(info);
    expect(root.querySelector("video")).toBeNull();
    expect(root.activeElement).toBe(root.querySelector("button"));
    expect(film.hasAttribute("src")).toBe(false);
    expect(played.slice(-2)).toEqual(["pause", "load"]);
  });

  it("takes it away with its page, and with another clip", async () => {
    const { player, settle, root, video } = await opened();
    const first = video();
    player.watched = { draft_id: CLIP, file: 1 };
    await settle();
    expect(first.hasAttribute("src")).toBe(false);
    expect(root.querySelector("video")).toBeNull();
    await player.open();
    await settle();
    const second = video();
    player.remove();
    expect(second.hasAttribute("src")).toBe(false);
  });

  it("keeps the film where the same clip is named anew", async () => {
    const { player, settle, root } = await opened();
    player.watched = { clip_id: CLIP };
    await settle();
    expect(root.querySelector("video")).not.toBeNull();
  });

  it("asks for another ticket only when somebody presses, and goes on from where it was", async () => {
    const { player, connection, root, settle, press, video, refresh } = await opened();
    await at(player, 4000);
    video().dispatchEvent(new Event("error"));
    await settle();
    expect(root.textContent).toContain("The film is no longer open.");
    expect(refresh).toHaveBeenCalled();
    expect(connection.of("clips/ticket")).toHaveLength(1);
    await press("Show");
    film(video(), 10, 0.1);
    expect(connection.of("clips/ticket")).toHaveLength(2);
    expect(video().currentTime).toBeCloseTo(4);
  });

  it("says why it cannot be opened, and asks how things stand", async () => {
    const { root, press, refresh } = await mounted({}, { "clips/ticket": () => Promise.reject(refusal("vault_locked")) });
    await press("Show");
    expect(root.querySelector("[role=alert]")?.textContent.trim()).toBe("vault_locked");
    expect(refresh).toHaveBeenCalledOnce();
  });

  it.each([0.1, 1 / 15, 1 / 30, 1 / 60])("goes picture by picture, each %f s long, and passes over none", async (pictureS) => {
    vi.useFakeTimers();
    const { player, press } = await opened(pictureS);
    const pictures = new Set<number>();
    for (let step = 0; step < 5; step += 1) {
      await press("One picture on");
      await vi.advanceTimersByTimeAsync(0);
      pictures.add(Math.round(player.currentMs / (pictureS * 1000)));
    }
    expect([...pictures]).toEqual([1, 2, 3, 4, 5]);
    await press("One picture back");
    expect(Math.round(player.currentMs / (pictureS * 1000))).toBe(4);
    vi.useRealTimers();
  });

  it("stays where it is behind the last picture", async () => {
    vi.useFakeTimers();
    const { player, press } = await opened(0.1, 1);
    player.seek(1000);
    await press("One picture on");
    await vi.advanceTimersByTimeAsync(5000);
    expect(player.currentMs).toBe(1000);
    vi.useRealTimers();
  });

  it("hears comma and period, but not those that are typed in what is slotted in", async () => {
    const { player, settle } = await opened();
    const field = document.createElement("input");
    player.append(field);
    const type = async (target: Element | null, key: string) => {
      target?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true }));
      await settle();
    };
    await type(field, ".");
    expect(player.currentMs).toBe(0);
    await type(player.renderRoot.querySelector("#play"), ".");
    expect(player.currentMs).toBe(100);
    await type(player.renderRoot.querySelector("#play"), ",");
    expect(player.currentMs).toBe(0);
  });

  it("tells of each picture that it shows", async () => {
    const { player, root, settle } = await opened();
    const moved = vi.fn();
    player.moved = moved;
    showPicture(1.066667);
    await settle();
    expect(moved).toHaveBeenCalledOnce();
    expect(player.currentMs).toBe(1066);
    expect(root.querySelector("bdi")?.textContent).toBe("00:01.067 / 00:10.000");
    expect(root.querySelector("input")?.getAttribute("aria-valuetext")).toBe("00:01.067");
  });

  it("plays and pauses, with sound only where somebody wants it", async () => {
    const { root, press, settle, video } = await opened();
    await press("Pause");
    expect(video().paused).toBe(true);
    await press("Play");
    expect(video().paused).toBe(false);
    root.querySelector<HTMLInputElement>("[type=checkbox]")?.click();
    await settle();
    expect(video().muted).toBe(false);
  });

  it("moves to where its slider is moved", async () => {
    const { root, player } = await opened();
    const slider = root.querySelector<HTMLInputElement>("[type=range]");
    if (slider === null) throw new Error("no slider");
    slider.value = "5";
    slider.dispatchEvent(new Event("input"));
    expect(player.currentMs).toBe(5000);
  });

  it("says that a clip is converted", async () => {
    const { root, press } = await mounted({}, { "clips/ticket": () => ({ ...ticket, seekable: false }) });
    await press("Show");
    expect(root.textContent).toContain("This clip is converted while it plays.");
  });

  it("shows a file that is one picture, with nothing to play", async () => {
    const { connection, root, picture } = await pictured();
    expect(connection.of("clips/ticket")).toEqual([{ type: "footage_guard/clips/ticket", draft_id: CLIP, file: 1 }]);
    expect(picture()?.getAttribute("src")).toBe(ticket.url);
    expect(picture()?.alt).toBe("One picture: footage-1.png");
    expect(root.querySelector("video, button, input")).toBeNull();
    expect(root.activeElement).toBe(picture());
  });

  it("asks for a picture anew only when somebody presses", async () => {
    const { connection, root, picture, press, settle, refresh } = await pictured();
    picture()?.dispatchEvent(new Event("error"));
    await settle();
    expect(picture()).toBeNull();
    expect(root.textContent).toContain("Show it again to go on.");
    expect(root.activeElement?.textContent.trim()).toBe("Show");
    expect(refresh).toHaveBeenCalled();
    expect(connection.of("clips/ticket")).toHaveLength(1);
    await press("Show");
    expect(picture()?.getAttribute("src")).toBe(ticket.url);
  });

  it("takes a picture away with a lock, and whoever was at it goes on from there", async () => {
    const { root, picture, informed } = await pictured();
    await informed({ is_unlocked: false });
    expect(picture()).toBeNull();
    expect(root.activeElement?.textContent.trim()).toBe("Unlock");
  });

  it("takes no key for a picture", async () => {
    const { player, picture, settle } = await pictured();
    picture()?.dispatchEvent(new KeyboardEvent("keydown", { key: ".", bubbles: true, composed: true }));
    await settle();
    expect(player.currentMs).toBe(0);
  });

  it.each(["film", "picture"] as const)("has nothing in a %s that axe-core finds", { timeout: 60_000 }, async (kind) => {
    const { player } = await (kind === "film" ? opened() : pictured());
    const { violations } = await axe.run(player, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});
