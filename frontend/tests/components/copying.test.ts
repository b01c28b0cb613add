import { afterEach, describe, expect, it, vi } from "vitest";
import { copyOf } from "../../src/components/copying.js";
import { english } from "../builders.js";

afterEach(() => {
  vi.unstubAllGlobals();
});

const field = (): HTMLInputElement => Object.assign(document.createElement("input"), { value: "https://share.example" });

describe("copyOf", () => {
  it("copies what the field has", async () => {
    const writeText = vi.fn(() => Promise.resolve());
    vi.stubGlobal("navigator", { clipboard: { writeText } });
    expect(await copyOf(field(), english)).toBe("Copied.");
    expect(writeText).toHaveBeenCalledWith("https://share.example");
  });

  it.each([
    ["there is no clipboard", {}],
    ["the browser refuses", { clipboard: { writeText: () => Promise.reject(new Error("denied")) } }],
  ])("marks it where %s", async (_, navigator) => {
    vi.stubGlobal("navigator", navigator);
    const shown = field();
    const select = vi.spyOn(shown, "select");
    expect(await copyOf(shown, english)).toBe("It is marked. Copy it by hand.");
    expect(select).toHaveBeenCalledOnce();
  });
});
