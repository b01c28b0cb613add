import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import english from "../../../../custom_components/footage_guard/web/pages/en.json";
import { Words } from "../../../src/share/page/dom.js";
import { fileCheck } from "../../../src/share/page/check.js";
import { sharePage } from "../../../src/share/page/share-page.js";

const words = new Words("en", english);
const OFFER = {
  needs_code: false,
  sender: "",
  recipient: "J. Doe",
  purpose: "Burglary",
  not_after: "2026-12-05T12:00:00.000+00:00",
  downloads_left: 1,
  stream_only: false,
  files: [{ name: "film.mp4", size: 10, sha256: "0".repeat(64) }],
};

const buttonOf = (name: string): HTMLButtonElement => {
  const found = [...document.querySelectorAll("button")].find(({ textContent }) => textContent === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
};

const press = (name: string): void => {
  const button = buttonOf(name);
  button.focus();
  button.click();
};

beforeEach(() => {
  // jsdom has neither.
  URL.createObjectURL = () => "blob:script";
  URL.revokeObjectURL = () => undefined;
  vi.stubGlobal("Worker", class { terminate = (): void => undefined; });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("the focus of somebody with a keyboard", () => {
  it("is at the check's button when a check was stopped", async () => {
    const file = { name: "film.mp4", size: 10, sha256: "0".repeat(64) };
    const stops = (_: number, signal: AbortSignal): Promise<never> =>
      new Promise((_resolve, reject) => {
        signal.addEventListener("abort", () => {
          reject(new Error("stopped"));
        });
      });
    const check = fileCheck(words, "", file, stops, () => Promise.reject(new Error("not summed")));
    document.body.replaceChildren(check.button, check.node);
    press(check.button.textContent);
    await vi.waitFor(() => buttonOf("Stop"));
    press("Stop");
    await vi.waitFor(() => {
      expect(check.node.textContent).toBe(english["check.stopped"]);
    });
    expect(document.activeElement).toBe(check.button);
  });

  it("is at what is said while it is tried again, and then at what came", async () => {
    const answers: ((answer: Response) => void)[] = [];
    vi.stubGlobal("fetch", () => new Promise((resolve) => answers.push(resolve)));
    history.replaceState(null, "", `/footage_guard/s/01KB0000000000000000000005#${"s".repeat(43)}`);
    const root = document.createElement("div");
    document.body.replaceChildren(root);
    sharePage(root, words, "")();
    answers.shift()?.(new Response(null, { status: 429 }));
    await vi.waitFor(() => buttonOf(english["page.retry"]));
    expect(document.activeElement).toBe(document.body);
    press(english["page.retry"]);
    expect(document.activeElement?.textContent).toBe(english["page.loading"]);
    answers.shift()?.(Response.json(OFFER));
    await vi.waitFor(() => {
      expect(document.activeElement?.localName).toBe("h2");
    });
  });
});
