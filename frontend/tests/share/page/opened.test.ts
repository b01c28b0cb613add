import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import english from "../../../../custom_components/footage_guard/web/pages/en.json";
import type { Api, Trouble } from "../../../src/share/api.js";
import type { Opened } from "../../../src/share/logic/wire.js";
import { Words } from "../../../src/share/page/dom.js";
import { openedView } from "../../../src/share/page/opened.js";

const words = new Words("en", english);
const api: Api = {
  offer: () => Promise.reject(new Error("it is open")),
  open: () => Promise.reject(new Error("it is open")),
  file: (ticket, number) => `/d/${ticket}/${String(number)}`,
};

const opened = (...names: string[]): Opened => ({
  ticket: "a",
  terms: { sender: "", recipient: "J. Doe", purpose: "Burglary", notAfter: new Date(0), downloadsLeft: 1 },
  streamOnly: false,
  files: names.map((name) => ({ name, size: 10, sha256: "0".repeat(64) })),
  receipt: {},
});

/** Shows what was opened; `matter` is what the home says of what was not shown. */
const show = (names: readonly string[], matter: Trouble | null = null): { readonly asked: string[] } => {
  const asked: string[] = [];
  const nodes = openedView(words, "", opened(...names), api, (address) => {
    asked.push(address);
    return Promise.resolve(matter);
  });
  document.body.replaceChildren(...nodes);
  return { asked };
};

const pictures = (): HTMLImageElement[] => [...document.querySelectorAll("img")];
const fetched = (): (string | null)[] => pictures().map((each) => each.getAttribute("src"));
const tell = async (picture: HTMLImageElement | undefined, what: string): Promise<void> => {
  picture?.dispatchEvent(new Event(what));
  await Promise.resolve();
  await Promise.resolve();
};

beforeEach(() => {
  // jsdom has none.
  URL.createObjectURL = () => "blob:receipt";
});

describe("stills of a share", () => {
  it("come one after the other, also behind one that does not come", async () => {
    const { asked } = show(["still-1.png", "film.mp4", "still-2.png", "still-3.png"]);
    const [first, second] = pictures();
    expect(fetched()).toEqual(["/d/a/1", null, null]);
    await tell(first, "load");
    expect(fetched()).toEqual(["/d/a/1", "/d/a/3", null]);
    await tell(second, "error");
    expect(fetched()).toEqual(["/d/a/1", "/d/a/3", "/d/a/4"]);
    expect(asked).toEqual(["/d/a/3"]);
  });

  it("are told of where one is there and is not shown, without a cause that nobody knows", async () => {
    show(["still-1.png"]);
    await tell(pictures()[0], "error");
    expect(document.body.textContent).toContain(
      "still-1.png could not be shown. Your browser may not support it, or the connection was interrupted.",
    );
  });

  it("do not wait for films, nor films for them", async () => {
    show(["film.mp4", "still-1.png", "still-2.png"]);
    const film = document.querySelector("video");
    expect(film?.getAttribute("src")).toBe("/d/a/1");
    film?.dispatchEvent(new Event("error"));
    await Promise.resolve();
    await Promise.resolve();
    expect(fetched()).toEqual(["/d/a/2", null]);
  });
});

describe("what is not there for now", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it("is said, and a still comes later, before the next one", async () => {
    show(["still-1.png", "still-2.png"], "busy");
    const [first] = pictures();
    await tell(first, "error");
    expect(document.body.textContent).toContain(english["page.busy"]);
    expect(fetched()).toEqual(["/d/a/1", null]);
    first?.removeAttribute("src");
    vi.advanceTimersByTime(5000);
    expect(fetched()).toEqual(["/d/a/1", null]);
    await tell(first, "load");
    expect(document.body.textContent).not.toContain(english["page.busy"]);
    expect(fetched()).toEqual(["/d/a/1", "/d/a/2"]);
  });

  it("is a film that is fetched when somebody plays it", async () => {
    show(["film.mp4"], "offline");
    const film = document.querySelector("video");
    film?.dispatchEvent(new Event("error"));
    await Promise.resolve();
    await Promise.resolve();
    film?.removeAttribute("src");
    vi.advanceTimersByTime(5000);
    expect([film?.getAttribute("src"), film?.preload]).toEqual(["/d/a/1", "none"]);
    expect(document.body.textContent).toContain(english["page.offline"]);
  });

  it("is asked about no more once the page shows something else", async () => {
    const { asked } = show(["still-1.png", "still-2.png"], "busy");
    const [first, second] = pictures();
    await tell(first, "error");
    document.body.replaceChildren();
    first?.removeAttribute("src");
    vi.advanceTimersByTime(5000);
    await tell(second, "error");
    expect([first?.getAttribute("src"), asked]).toEqual([null, ["/d/a/1"]]);
  });
});
