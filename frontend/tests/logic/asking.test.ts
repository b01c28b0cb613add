import { describe, expect, it } from "vitest";
import { askedFile } from "../../src/logic/asking-file.js";
import { signPage } from "../../src/logic/asking-sign.js";
import { linkOf, linkRows, objectOf, shutBy } from "../../src/logic/asking-view.js";
import { aLink, links } from "../asking-builders.js";
import { english, format } from "../builders.js";

const TYPED = { kind: "general", label: " Gate ", type: "", name: "", key: "", perDay: "", until: "" };

describe("linkRows", () => {
  it("says what each link is, and what can be done with it", () => {
    const rows = linkRows(links({ intakes: [aLink(), aLink({ status: "paused" }), aLink({ status: "waiting" }), aLink({ status: "over" })] }), english, format);
    expect(rows.map(({ mayPause, mayOpen }) => [mayPause, mayOpen])).toEqual([[true, false], [false, true], [false, false], [false, false]]);
    expect(rows[0]?.facts).toEqual([
      ["State", "On"],
      ["For whom", "Anybody who has it"],
      ["Requests in 24 hours", "20"],
      ["Until", "Somebody closes it"],
    ]);
    expect(new Set(rows.map(({ facts }) => facts[0]?.[1])).size).toBe(4);
  });

  it("names whom a link is for, their key in groups, and when it ends", () => {
    const of = aLink({ kind: "organisation", requester_type: "insurer", organisation: "Example", key_sha256: "0123456789", closes: "2026-12-24T08:00:00Z" });
    const [row] = linkRows(links({ intakes: [of] }), english, format);
    expect(row?.facts).toContainEqual(["Who asks", "Example (Insurer)"]);
    expect(row?.facts).toContainEqual(["Signs with the key", "0123 4567 89"]);
    expect(row?.facts.at(-1)?.[1]).toContain("2026");
  });

  it("says of a link for an organization that nobody has to sign", () => {
    const of = aLink({ kind: "organisation", requester_type: "insurer", organisation: "Example" });
    const [row] = linkRows(links({ intakes: [of] }), english, format);
    expect(row?.facts).toContainEqual(["Signs with the key", "None. Whoever has the address can ask in this name."]);
  });
});

describe("shutBy", () => {
  it("says why nobody can ask", () => {
    expect(shutBy(links())).toBeNull();
    expect(shutBy(links({ public_intake: false }))).toBe("asking.off");
    expect(shutBy(links({ share_origin: null }))).toBe("asking.no_address");
  });
});

describe("linkOf", () => {
  const of = { ...TYPED, kind: "organisation", type: "insurer", name: " Example " };

  it("takes what was typed", () => {
    expect(linkOf(TYPED, "UTC")).toEqual({ kind: "general", label: "Gate" });
    expect(linkOf({ ...TYPED, perDay: "7", until: "2026-12-24T08:00" }, "UTC")).toEqual({
      kind: "general",
      label: "Gate",
      per_day: 7,
      closes: "2026-12-24T08:00:00.000Z",
    });
    expect(linkOf({ ...TYPED, kind: "one_day", until: "nonsense" }, "UTC")).toEqual({ kind: "one_day", label: "Gate" });
    expect(linkOf(of, "UTC")).toEqual({ kind: "organisation", label: "Gate", requester_type: "insurer", organisation: "Example" });
    expect(linkOf({ ...of, key: '{"kty":"OKP"}' }, "UTC")).toMatchObject({ key: { kty: "OKP" } });
  });

  it("says what is missing", () => {
    for (const typed of [{ ...TYPED, kind: "" }, { ...TYPED, label: " " }, { ...of, type: "" }, { ...of, name: " " }, { ...TYPED, until: "x" }]) {
      expect(linkOf(typed, "UTC")).toBe("footage.missing");
    }
    expect(linkOf({ ...of, key: "ssh-ed25519 AAAA" }, "UTC")).toBe("asking.key.wrong");
    expect(linkOf({ ...of, key: '{"kty":"OKP","d":"x"}' }, "UTC")).toBe("asking.key.private");
    expect(linkOf({ ...of, key: '{"kty":"oct","k":"x"}' }, "UTC")).toBe("asking.key.private");
  });
});

describe("objectOf", () => {
  it.each(["", "[]", "null", "7", "{"])("takes no %s", (text) => {
    expect(objectOf(text)).toBeNull();
  });
});

describe("askedFile", () => {
  const request = {
    requester: { organisation: "Example Insurance", person_name: "J. Doe" },
    scope: { window_from: "2026-11-23T14:00:00+01:00", window_to: "2026-11-23T15:30:00+01:00" },
  };

  it("says what is in it before it is added", () => {
    expect(askedFile(JSON.stringify(request))).toEqual({
      request,
      who: "J. Doe, Example Insurance",
      from: request.scope.window_from,
      to: request.scope.window_to,
      isSigned: false,
    });
    expect(askedFile(JSON.stringify({ ...request, requester: 7, signature: "a..b" }))).toMatchObject({ who: "", isSigned: true });
  });

  it.each(["", "text", "{}", JSON.stringify({ ...request, scope: null }), `{"a":"${"x".repeat(70_000)}"}`])("takes nothing else", (text) => {
    expect(askedFile(text)).toBeNull();
  });
});

describe("signPage", () => {
  const sign = { url: "https://home.example/?a=1&b=2", code: ["10", "01"], responsible: '<script>alert("x")</script>', contact: "a & b", retentionDays: 14, direction: "ltr" } as const;

  it("prints what was typed as text, and runs and fetches nothing", () => {
    const page = signPage(sign, english, format);
    expect(page).toContain("&#60;script&#62;alert(&#34;x&#34;)&#60;/script&#62;");
    expect(page).not.toContain("<script");
    expect(page).toContain("a=1&#38;b=2");
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/(?:src|href)=/u);
  });

  it("says what has to be said where people are filmed", () => {
    const page = signPage({ ...sign, direction: "rtl" }, english, format);
    expect(page).toContain('<html lang="en" dir="rtl">');
    expect(page).toContain("<h1>This home records its entrance. Ask for footage here.</h1>");
    expect(page).toContain("14 days");
    expect(page).toContain("data protection authority");
    expect(page).toContain('<path d="M4 4h1v1h-1zM5 5h1v1h-1z"/>');
  });
});
