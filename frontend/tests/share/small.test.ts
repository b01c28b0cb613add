import { describe, expect, it } from "vitest";
import english from "../../../custom_components/footage_guard/web/pages/en.json";
import { addressesAt, secretIn } from "../../src/share/logic/address.js";
import { fromBase64, fromHex, joined, utf8 } from "../../src/share/logic/bytes.js";
import { canonical } from "../../src/share/logic/canonical.js";
import { momentOf, numberOf, sizeOf } from "../../src/share/logic/format.js";
import { Unreadable } from "../../src/share/logic/reading.js";
import { commandsFor, showingOf } from "../../src/share/logic/showing.js";
import { parts } from "../../src/share/logic/texts.js";

describe("a link", () => {
  const secret = "A-_z".repeat(10) + "abc";

  it("has its secret behind the #", () => {
    expect(secretIn(`#${secret}`)).toBe(secret);
  });

  it.each(["", "#", secret, `#${secret}a`, `#${secret.slice(1)}`, `#${secret} `, `#${secret.slice(1)}/`, `#${secret}\n`])(
    "without a whole secret has none: %j",
    (hash) => {
      expect(secretIn(hash)).toBeNull();
    },
  );

  it("leads to its files from wherever it lies, past what Home Assistant's service worker keeps", () => {
    const { offer, open, file } = addressesAt("/footage_guard/s/01J9");
    expect([offer, open, file("T", 0)]).toEqual([
      "/footage_guard/s/01J9",
      "/footage_guard/s/01J9/open",
      "/footage_guard/d/T/0?/api/",
    ]);
    expect(addressesAt("/home/footage_guard/s/01J9").file("T", 2)).toBe("/home/footage_guard/d/T/2?/api/");
  });
});

describe("the one spelling", () => {
  it.each([
    { value: { b: 1, a: [true, null, "é\u2028\"\\\n\u0007"] }, is: '{"a":[true,null,"é\u2028\\"\\\\\\n\\u0007"],"b":1}' },
    { value: { "\u{1f600}": 1, "\ufb33": 2, "1": 3, "10": 4, "2": 5 }, is: '{"1":3,"10":4,"2":5,"\u{1f600}":1,"\ufb33":2}' },
    { value: [-0, -5, 9007199254740991], is: "[0,-5,9007199254740991]" },
    { value: {}, is: "{}" },
  ])("is $is", ({ value, is }) => {
    expect(canonical(value)).toBe(is);
  });

  it.each([0.5, NaN, Infinity, 2 ** 53])("is refused to %j", (value) => {
    expect(() => canonical([value])).toThrow(Unreadable);
  });
});

describe("bytes", () => {
  it("come from hex and base64, and in a row", () => {
    expect(joined(fromHex("00ff"), fromHex(""), utf8("é"))).toEqual(Uint8Array.of(0, 255, 0xc3, 0xa9));
    expect(fromBase64("AP8=")).toEqual(Uint8Array.of(0, 255));
  });

  it.each(["AP9=", "AP8", " AP8=", "%"])("do not come from another spelling: %j", (text) => {
    expect(() => fromBase64(text)).toThrow();
  });
});

describe("a size", () => {
  it.each([
    { bytes: 0, language: "en", rounded: "0 byte" },
    { bytes: 999, language: "en", rounded: "999 byte" },
    { bytes: 1518, language: "en", rounded: "1.52 kB" },
    { bytes: 999_999, language: "en", rounded: "1 MB" },
    { bytes: 22_926_473, language: "de", rounded: "22,9 MB" },
    { bytes: 5e9, language: "en", rounded: "5 GB" },
    { bytes: 5e15, language: "en", rounded: "5,000 TB" },
  ])("of $bytes is $rounded", ({ bytes, language, rounded }) => {
    expect(sizeOf(bytes, language)).toEqual({ rounded, bytes: numberOf(bytes, language) });
  });
});

describe("a moment", () => {
  const date = new Date(Date.UTC(2026, 11, 5, 12));

  it("is told as the reader's clock shows it, and in UTC", () => {
    const { local, utc } = momentOf(date, "en", "America/New_York");
    expect(local).toMatch(/^December 5, 2026 at 7:00\sAM EST$/u);
    expect(utc).toMatch(/^December 5, 2026 at 12:00\sPM UTC$/u);
    expect(momentOf(date, "de", "Europe/Berlin").local).toBe("5. Dezember 2026 um 13:00 MEZ");
  });

  it("is told in the zone of the machine without another", () => {
    expect(momentOf(date, "en").local).toBe(momentOf(date, "en", Intl.DateTimeFormat().resolvedOptions().timeZone).local);
  });
});

describe("a file", () => {
  it.each([
    { name: "clip-1.mp4", showing: "video" },
    { name: "CLIP.MP4", showing: "video" },
    { name: "still.png", showing: "picture" },
    { name: "still.jpg", showing: "picture" },
    { name: "mp4", showing: "nothing" },
    { name: "clip.mp4.exe", showing: "nothing" },
    { name: "clip.svg", showing: "nothing" },
  ])("$name is shown as $showing", ({ name, showing }) => {
    expect(showingOf(name)).toBe(showing);
  });

  it("is checked by commands that take its name for nothing else", () => {
    expect(commandsFor("a'; rm -rf $HOME '.mp4").map(({ command }) => command)).toEqual([
      "sha256sum -- 'a'\\''; rm -rf $HOME '\\''.mp4'",
      "shasum -a 256 -- 'a'\\''; rm -rf $HOME '\\''.mp4'",
      "Get-FileHash -LiteralPath 'a''; rm -rf $HOME ''.mp4'",
    ]);
  });
});

describe("a sentence", () => {
  it("keeps apart what others wrote", () => {
    expect(parts("Check {name} of {name}", { name: "{name}<b>" })).toEqual([
      "Check ",
      { value: "{name}<b>" },
      " of ",
      { value: "{name}<b>" },
    ]);
  });

  it("keeps a gap that nothing fills", () => {
    expect(parts("{name} and {other}", { name: "" })).toEqual([{ value: "" }, " and ", "{other}"]);
  });

  it.each(Object.values(english))("has no gap that is spelled wrongly: %s", (message) => {
    expect(message.replaceAll(/\{[a-z0-9]+\}/gu, "")).not.toMatch(/[{}]/u);
  });
});
