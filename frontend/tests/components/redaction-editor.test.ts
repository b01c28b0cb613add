import axe from "axe-core";
import { afterEach, describe, expect, it } from "vitest";
import { settled, standings } from "../builders.js";
import { opened } from "../redaction/opened.js";
import { aBox, aRecipe, keys } from "../redaction/recipes.js";

afterEach(() => {
  document.body.replaceChildren();
});

describe("the part that leaves", () => {
  const HANDLE = "input[type=range]";
  const TIME = ".time input";

  it("begins and ends where the player is, with the picture that is shown", async () => {
    const { press, seek, last } = await opened();
    await seek(2000);
    await press("Set start here");
    expect(last()?.cut).toEqual({ from_ms: 2000, to_ms: 5000 });
    await seek(4000);
    await press("Set end here");
    expect(last()?.cut).toEqual({ from_ms: 2000, to_ms: 4001 });
  });

  it("goes by one picture with an arrow key, and by a second with Shift", async () => {
    const { find, key, last } = await opened();
    expect(await key(find(HANDLE), "ArrowRight")).toBe(true);
    expect(last()?.cut).toEqual({ from_ms: 1040, to_ms: 5000 });
    await key(find(HANDLE, 1), "ArrowLeft", true);
    expect(last()?.cut).toEqual({ from_ms: 1040, to_ms: 4000 });
    expect(await key(find(HANDLE), "Tab")).toBe(false);
  });

  it("goes by the pictures of this clip, however long they last", async () => {
    const { find, key, last } = await opened({}, 10_000, 1000 / 15);
    for (let turn = 0; turn < 3; turn += 1) await key(find(HANDLE), "ArrowRight");
    expect(last()?.cut).toEqual({ from_ms: 1200, to_ms: 5000 });
    await key(find(HANDLE, 1), "ArrowRight");
    expect(last()?.cut).toEqual({ from_ms: 1200, to_ms: 5001 });
  });

  it("goes the other way where people read from right to left", async () => {
    const { editor, find, key, last } = await opened();
    editor.style.direction = "rtl";
    await key(find(HANDLE), "ArrowLeft");
    expect(last()?.cut).toEqual({ from_ms: 1040, to_ms: 5000 });
  });

  it("shows the picture at a handle that is pulled, and changes once it is let go", async () => {
    const { video, given, put, last } = await opened();
    await put(HANDLE, "3000", 1, "input");
    expect(video.currentTime).toBeCloseTo(2.99999, 6);
    expect(given).toEqual([]);
    await put(HANDLE, "3000", 1);
    expect(last()?.cut).toEqual({ from_ms: 1000, to_ms: 3000 });
  });

  it("is what it is while no film is open", async () => {
    const { root, player, put, press, last, settle } = await opened();
    Object.assign(player, { app: { ...player.app, info: standings({ is_unlocked: false }) } });
    await settle();
    await put(HANDLE, "2000", 0, "input");
    await press("Add a box");
    expect(root.activeElement?.textContent.trim()).toBe("Box 1");
    expect(last()?.boxes[0]?.track.keys[0]?.at_ms).toBe(2000);
  });

  it("takes no time from a film that nobody sees", async () => {
    const { player, find, press, last, alert, given, settle } = await opened();
    Object.assign(player, { app: { ...player.app, info: standings({ is_unlocked: false }) } });
    await settle();
    await press("Set start here");
    expect(alert()).toContain("Show the clip first.");
    expect(given).toEqual([]);
    find("input[type=checkbox]").click();
    expect(last()?.cut).toEqual({ at_ms: 1001 });
  });

  it("shows first what leaves first", async () => {
    const { video, put } = await opened();
    await put(HANDLE, "2000", 0, "input");
    expect(video.currentTime).toBeCloseTo(2.00099, 6);
  });

  it("is typed, and says how a time is written", async () => {
    const { find, put, last, alert, given } = await opened();
    await put(TIME, "00:02.5");
    expect(last()?.cut).toEqual({ from_ms: 2500, to_ms: 5000 });
    await put(TIME, "noon");
    expect(alert()).toContain("such as 01:23.500");
    expect(find(TIME).value).toBe("00:02.500");
    await put(TIME, "9");
    expect(alert()).toContain("The end has to come after the start.");
    expect(given).toHaveLength(1);
    await put(TIME, "1");
    expect(alert()).toBe("");
  });

  it("leaves what somebody types alone until they are done, whatever is shown meanwhile", async () => {
    const { editor, find, put, seek, settle, last } = await opened();
    await put(TIME, "00:0", 0, "input");
    const { onChange } = editor;
    // What a page does each time it has looked at the server.
    editor.onChange = (recipe) => {
      onChange(recipe);
    };
    await settle();
    await seek(3000);
    expect(find(TIME).value).toBe("00:0");
    await put(TIME, "00:02.5");
    expect(last()?.cut).toEqual({ from_ms: 2500, to_ms: 5000 });
    expect(find(TIME).value).toBe("00:02.500");
  });

  it("says again what it is where somebody leaves the field as it was", async () => {
    const { find, put, seek } = await opened();
    await put(TIME, "00:0", 0, "input");
    await put(TIME, "00:0", 0, "blur");
    await seek(3000);
    expect(find(TIME).value).toBe("00:01.000");
  });

  it("is one picture where somebody says so, and a film again", async () => {
    const { find, press, seek, root, last } = await opened({ audio: true });
    await seek(2000);
    const box = find("input[type=checkbox]");
    box.click();
    expect(last()).toEqual(aRecipe({ cut: { at_ms: 2001 } }));
    await settled();
    expect(root.textContent).toContain("One picture has no sound.");
    await seek(3000);
    await press("Use this picture");
    expect(last()?.cut).toEqual({ at_ms: 3001 });
    box.click();
    expect(last()?.cut).toEqual({ from_ms: 3001, to_ms: 4001 });
  });

  it("is pulled along what the player found, where nobody knew how long the clip is", async () => {
    const { editor, find, settle, seek } = await opened();
    editor.lengthMs = 0;
    await seek(1000);
    await settle();
    expect(find(HANDLE).getAttribute("max")).toBe("10000");
  });
});

describe("sound", () => {
  const mute = { from_ms: 500, to_ms: 1500, why: "other" } as const;
  /** The buttons of the part that leaves come first. */
  const HERE = 1;

  it("does not leave unless somebody says so, and is muted for a time", async () => {
    const { find, press, put, seek, settle, last } = await opened();
    const box = find("input[type=checkbox]", 1);
    expect(box.checked).toBe(false);
    box.click();
    await settle();
    await seek(2000);
    await press("Mute from here");
    expect(last()).toMatchObject({ audio: true, mutes: [{ from_ms: 2000, to_ms: 3000, why: "other" }] });
    await put(".card .time input", "4", 1);
    await put(".card .time input", "1", 0);
    await put(".card select", "conversation");
    expect(last()?.mutes).toEqual([{ from_ms: 1000, to_ms: 4000, why: "conversation" }]);
    await press("Remove Without sound, 1");
    await settle();
    expect(last()).toEqual(aRecipe({ audio: true }));
  });

  /** Ticks or unticks a box, by its place: one picture only, or the sound. */
  const ticks = async ({ find, settle }: Awaited<ReturnType<typeof opened>>, at: 0 | 1) => {
    find("input[type=checkbox]", at).click();
    await settle();
  };
  const muted = { audio: true, mutes: [mute] };

  it("is muted as before where somebody leaves it out for a moment", async () => {
    const all = await opened(muted);
    await ticks(all, 1);
    expect(all.last()).toEqual(aRecipe());
    await all.press("Add a box");
    await ticks(all, 1);
    expect(all.last()).toMatchObject(muted);
    await all.press("Remove Without sound, 1");
    await ticks(all, 1);
    await ticks(all, 1);
    expect(all.last()?.mutes).toEqual([]);
  });

  it("is muted as before where it was one picture for a moment, which has none", async () => {
    const all = await opened(muted);
    await ticks(all, 0);
    await ticks(all, 0);
    expect(all.last()).toMatchObject({ audio: false, mutes: [] });
    await ticks(all, 1);
    expect(all.last()).toMatchObject(muted);
  });

  it("is muted as before where it was left out and was one picture then", async () => {
    const all = await opened(muted);
    for (const at of [1, 0, 0, 1] as const) await ticks(all, at);
    expect(all.last()).toMatchObject(muted);
  });

  it("is muted as before where steps back lead to a recipe without it", async () => {
    const all = await opened(muted);
    await ticks(all, 1);
    await ticks(all, 1);
    await all.press("Remove Without sound, 1");
    await ticks(all, 1);
    await all.press("Undo");
    await all.press("Undo");
    expect(all.last()).toMatchObject(muted);
    await all.press("Undo");
    expect(all.last()).toEqual(aRecipe());
    await ticks(all, 1);
    expect(all.last()).toMatchObject(muted);
  });

  it("is muted as nobody did of another clip, or of what somebody else made", async () => {
    for (const change of [{ clipId: "01KB0000000000000000000004" }, { recipe: aRecipe({ cut: { from_ms: 0, to_ms: 1 } }) }]) {
      const all = await opened(muted);
      await ticks(all, 1);
      Object.assign(all.editor, change);
      await all.settle();
      await ticks(all, 1);
      expect(all.last()).toMatchObject({ audio: true, mutes: [] });
    }
  });

  it("is muted as far as it was heard, while a picture stands", async () => {
    const { press, seek, video, last } = await opened({ audio: true, mutes: [mute] });
    await seek(2025);
    await press("Set end here", HERE);
    expect(last()?.mutes).toEqual([{ ...mute, to_ms: 2025 }]);
    video.currentTime = 2.0391;
    await press("Set end here", HERE);
    expect(last()?.mutes).toEqual([{ ...mute, to_ms: 2040 }]);
    await press("Set start here", HERE);
    expect(last()?.mutes).toEqual([{ ...mute, from_ms: 2000, to_ms: 2040 }]);
  });

  it("is muted from where it is heard, where a picture is shown early", async () => {
    const { press, video, last } = await opened({ audio: true, mutes: [mute] });
    video.currentTime = 0.04;
    Object.defineProperty(video, "currentTime", { value: 0.0356, configurable: true });
    await press("Mute from here");
    expect(last()?.mutes[1]).toEqual({ from_ms: 35, to_ms: 1035, why: "other" });
    await press("Set start here", HERE);
    expect(last()?.mutes[0]?.from_ms).toBe(35);
    await press("Set end here", HERE);
    expect(last()?.mutes[0]?.to_ms).toBe(41);
  });

  it.each([
    [40, 2041],
    [62.5, 2064],
  ])("is muted to the end of a picture of %f ms that is shown by itself", async (pictureMs, to_ms) => {
    const { press, root, settle, last } = await opened({ audio: true, mutes: [mute] }, 10_000, pictureMs);
    await press("Go by single pictures");
    const stills = root.querySelector("footage-guard-stills");
    stills?.seek(2000);
    await settle();
    stills?.renderRoot.querySelector("img")?.dispatchEvent(new Event("load"));
    await settle();
    await press("Set end here", HERE);
    expect(last()?.mutes[0]?.to_ms).toBe(to_ms);
  });
});

describe("undo", () => {
  it("takes back, and does again", async () => {
    const { press, find, settle, last, given } = await opened();
    await press("Undo");
    expect(given).toEqual([]);
    await press("Add a box");
    await press("Undo");
    expect(last()?.boxes).toEqual([]);
    await press("Redo");
    expect(last()?.boxes).toHaveLength(1);
    await settle();
    expect(find("button[aria-disabled=true]").textContent.trim()).toBe("Redo");
  });

  it("leads nowhere from a recipe that somebody else made", async () => {
    const { editor, root, press, settle, given } = await opened();
    await press("Add a box");
    editor.recipe = aRecipe({ cut: { from_ms: 0, to_ms: 1 } });
    await settle();
    expect(root.activeElement).toBeNull();
    await press("Undo");
    expect(given).toHaveLength(1);
  });
});

describe("for everybody", () => {
  it("has nothing that a screen reader stumbles over", async () => {
    const mute = { from_ms: 0, to_ms: 1, why: "other" } as const;
    const { editor, press } = await opened({ boxes: [aBox(keys(3))], audio: true, mutes: [mute] });
    await press("Box 1");
    const { violations } = await axe.run(editor, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
    expect(violations).toEqual([]);
  });

  it("has no place in a style attribute, which a strict policy refuses", async () => {
    const { root, press } = await opened({ boxes: [aBox(keys(3))] });
    await press("Box 1");
    expect([...root.querySelectorAll("[style]")]).toEqual([]);
  });
});
