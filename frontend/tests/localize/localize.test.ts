import { describe, expect, it } from "vitest";
import en from "../../src/localize/languages/en.json";
import { type Catalog, hasMessage, localize, type MessageKey } from "../../src/localize/localize.js";
import ofPages from "../../src/localize/page-languages/en.json";

const catalogs: ReadonlyMap<string, Catalog> = new Map<string, Catalog>([
  ["en", en],
  ["de", { "panel.version": "Stand {version}" }],
  ["pt", { "panel.version": "Versão {version}" }],
  ["pt-BR", { "panel.version": "Edição {version}" }],
]);

describe("localize", () => {
  it.each(["en", "en-GB"])("speaks English for %s", (language) => {
    const { language: used, text } = localize(language);
    expect(used).toBe("en");
    expect(text("panel.heading")).toBe("Footage Guard");
  });

  it.each(["tlh", "tlh-Qaak", "", "constructor"])("falls back to English for the unknown language %j", (language) => {
    const { language: used, text } = localize(language);
    expect(used).toBe("en");
    expect(text("panel.heading")).toBe("Footage Guard");
  });

  it.each([
    { language: "de", used: "de", version: "Stand 1" },
    { language: "de-CH", used: "de", version: "Stand 1" },
    { language: "pt-BR", used: "pt-BR", version: "Edição 1" },
    { language: "pt-PT", used: "pt", version: "Versão 1" },
  ])("takes the nearest catalog for $language", ({ language, used, version }) => {
    const localizer = localize(language, catalogs);
    expect(localizer.language).toBe(used);
    expect(localizer.text("panel.version", { version: "1" })).toBe(version);
  });

  it("completes a catalog from English", () => {
    expect(localize("de", catalogs).text("panel.heading")).toBe("Footage Guard");
  });

  it("puts values in as they are", () => {
    expect(localize("en").text("panel.version", { version: "$& {version} <b>" })).toBe("Version $& {version} <b>");
  });

  it.each([
    { language: "ar", said: "الإصدار \u2068<b>\u2069" },
    { language: "ar-EG", said: "الإصدار \u2068<b>\u2069" },
    { language: "arn", said: "Version <b>" },
  ])("isolates values from words that are written from right to left: $language", ({ language, said }) => {
    const mirrored = new Map<string, Catalog>([...catalogs, ["ar", { "panel.version": "الإصدار {version}" }]]);
    expect(localize(language, mirrored).text("panel.version", { version: "<b>" })).toBe(said);
  });

  it.each([
    ["\u0644\u064a\u0644\u0649", "\u2068\u0644\u064a\u0644\u0649\u2069"],
    ["Ada, \u05d3\u05df", "\u2068Ada, \u05d3\u05df\u2069"],
    ["\u{1e900}", "\u2068\u{1e900}\u2069"],
    ["\u0391\u03b4\u03b1 \u4e00 3", "\u0391\u03b4\u03b1 \u4e00 3"],
  ])("isolates what is written from right to left from other words: %s", (value, said) => {
    expect(localize("en").text("panel.version", { version: value })).toBe(`Version ${said}`);
  });

  it("keeps a placeholder that has no value", () => {
    expect(localize("en").text("panel.version")).toBe("Version {version}");
  });

  it("knows what the pages brought", () => {
    expect(hasMessage("draft.heading")).toBe(true);
    expect(localize("de", catalogs).text("draft.heading")).toBe(ofPages["draft.heading"]);
  });

  it("shows the name of a sentence that is nowhere", () => {
    expect(hasMessage("panel.planted")).toBe(false);
    expect(localize("en").text("panel.planted" as MessageKey)).toBe("panel.planted");
  });

  it("has each sentence once", () => {
    expect(Object.keys(ofPages).filter((key) => Object.hasOwn(en, key))).toEqual([]);
  });

  it.each(Object.entries({ ...en, ...ofPages }))("has a text for %s", (_key, message) => {
    expect(message.trim()).toBe(message);
    expect(message).not.toBe("");
  });
});
