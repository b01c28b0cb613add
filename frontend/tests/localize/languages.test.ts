import { beforeEach, describe, expect, it, vi } from "vitest";
import de from "../../src/localize/languages/de.json";
import en from "../../src/localize/languages/en.json";
import dePages from "../../src/localize/page-languages/de.json";
import enPages from "../../src/localize/page-languages/en.json";

type Languages = typeof import("../../src/localize/languages.js");
type Localize = typeof import("../../src/localize/localize.js");

/** As in a browser that has loaded the frame and nothing else. */
const fresh = async (): Promise<Languages & Localize> => {
  vi.resetModules();
  return { ...(await import("../../src/localize/languages.js")), ...(await import("../../src/localize/localize.js")) };
};
const broken = (path: string) => {
  vi.doMock(path, () => {
    throw new Error("gone");
  });
};

beforeEach(() => {
  vi.doUnmock("../../src/localize/languages/de.json");
  vi.doUnmock("../../src/localize/page-languages/de.json");
  vi.doUnmock("../../src/localize/page-languages/en.json");
});

describe("languages", () => {
  it("has English for the frame at once, and whoever speaks no shipped language reads it", async () => {
    const { isHere, arePagesHere, localize, hasMessage } = await fresh();
    expect([isHere("en-GB"), isHere("tlh"), isHere("de"), isHere("de-CH")]).toEqual([true, true, false, false]);
    expect(arePagesHere("en")).toBe(false);
    expect(hasMessage("draft.heading")).toBe(false);
    expect(localize("de").language).toBe("en");
  });

  it("loads a language, and nothing of pages that nobody went to", async () => {
    const { isHere, arePagesHere, loadLanguage, localize } = await fresh();
    await loadLanguage("de-AT");
    expect([isHere("de"), arePagesHere("de")]).toEqual([true, false]);
    expect(localize("de-AT").language).toBe("de");
    expect(localize("de-AT").text("vault.locked")).toBe(de["vault.locked"]);
  });

  it.each(["de", "es", "fr", "nl", "ar"])("speaks all of %s, frame and pages, and nothing of English", async (language) => {
    const { isHere, loadLanguage, loadPages, localize, hasMessage } = await fresh();
    expect(isHere(language)).toBe(false);
    await loadLanguage(`${language}-XX`);
    await loadPages(language);
    const { language: used, text } = localize(language);
    expect(used).toBe(language);
    expect(text("inbox.decline")).not.toBe(en["inbox.decline"]);
    expect(text("draft.heading")).not.toBe(enPages["draft.heading"]);
    expect(Object.keys({ ...en, ...enPages }).filter((key) => !hasMessage(key))).toEqual([]);
    expect(localize("en").text("draft.heading")).toBe("draft.heading");
  });

  it("loads what pages say in the person's language, and not in English", async () => {
    const { arePagesHere, hasMessage, loadLanguage, loadPages, localize } = await fresh();
    await loadLanguage("de");
    const { text } = localize("de");
    await loadPages("de");
    expect(arePagesHere("de-AT")).toBe(true);
    expect(arePagesHere("en")).toBe(false);
    expect(hasMessage("draft.heading")).toBe(true);
    expect(text("draft.heading")).toBe(dePages["draft.heading"]);
  });

  it("brings all of another language once pages are in use", async () => {
    const { arePagesHere, loadLanguage, loadPages, localize } = await fresh();
    await loadPages("en");
    await loadLanguage("de");
    expect(arePagesHere("de")).toBe(true);
    expect(localize("de").text("draft.heading")).toBe(dePages["draft.heading"]);
    await loadLanguage("de");
    expect(localize("en").text("draft.heading")).toBe(enPages["draft.heading"]);
  });

  it("says that a language could not be loaded, and has nothing of it then", async () => {
    broken("../../src/localize/languages/de.json");
    const { isHere, loadLanguage, localize } = await fresh();
    await expect(loadLanguage("de")).rejects.toThrow();
    expect(isHere("de")).toBe(false);
    expect(localize("de").language).toBe("en");
  });

  it("has pages speak English where theirs cannot be loaded, and says where that cannot be either", async () => {
    broken("../../src/localize/page-languages/de.json");
    const { arePagesHere, loadLanguage, loadPages, localize } = await fresh();
    await loadLanguage("de");
    await loadPages("de");
    expect(arePagesHere("de")).toBe(true);
    expect(localize("de").text("draft.heading")).toBe(enPages["draft.heading"]);
    broken("../../src/localize/page-languages/en.json");
    const { loadPages: load } = await fresh();
    await expect(load("de")).rejects.toThrow();
  });
});
