import axe from "axe-core";
import { afterEach, describe, expect, it } from "vitest";
import type { Lines } from "../../src/data/wire.js";
import { aHass, type Answers, aRequest, FakeConnection, line, lines, refusal, settled, shownRequest, standings } from "../builders.js";
import { mount } from "../panel/mount.js";

const NAUGHTY = '<img src=x onerror="alert(1)">';

afterEach(() => {
  document.body.replaceChildren();
});

const inbox = async (shown: Lines, answers: Answers = {}) => {
  const connection = new FakeConnection({
    info: () => standings(),
    "requests/list": () => shown,
    "requests/subscribe": () => null,
    "requests/get": () => shownRequest(),
    ...answers,
  });
  const panel = await mount({ hass: aHass({ connection }) });
  const page = panel.renderRoot.querySelector("footage-guard-inbox");
  const root = page?.shadowRoot;
  if (!root) throw new Error("no page");
  const settle = async () => {
    await settled();
    await (page as unknown as { updateComplete: Promise<unknown> }).updateComplete;
  };
  await settle();
  const text = (selector: string) => [...root.querySelectorAll(selector)].map((each) => each.textContent.trim());
  return { connection, panel, root, settle, text };
};

describe("footage-guard-inbox", () => {
  it("teaches what it is for while it is empty", async () => {
    const { text } = await inbox(lines());
    expect(text("h3")).toEqual(["No open requests"]);
    expect(text("button, a")).toEqual([]);
  });

  it("says that nobody has to say yes, and keeps legal process apart", async () => {
    const requests = [line({ request_id: "p", legal_basis: "court_order" }), line({ request_id: "v" })];
    const { text } = await inbox(lines({ requests }));
    expect(text("p")[0]).toBe("You may decline. No reason needed.");
    expect(text("h3")).toEqual(["Voluntary requests", "Legal process"]);
  });

  it("lists what is muted, whom that is about, and where it is ended", async () => {
    const mute = { request_id: "01KB0000000000000000000007", scope: "requester", about: NAUGHTY, until: "2026-12-24T08:00:00Z", problem: null } as const;
    const { root, text } = await inbox(lines({ mutes: [mute, { ...mute, request_id: null, scope: "everything", about: null, until: null, problem: "state_damaged" }] }));
    expect(text("summary")).toEqual(["Muted: 2"]);
    expect(root.querySelector("details")?.open).toBe(false);
    expect(text("details li p").map((each) => each.replace(/\s+/gu, " "))).toEqual([
      `Requester ${NAUGHTY}Until Dec 24, 2026, 9:00 AM`,
      "All requests, because a mute cannot be read. End it with all requests, at any request.Until you end it",
    ]);
    expect([...root.querySelectorAll("details a")].map((each) => each.getAttribute("href"))).toEqual(["/footage-guard/request/01KB0000000000000000000007"]);
    expect(root.querySelector("img")).toBeNull();
  });

  it("offers to look and to decline in the same way, and chooses nothing", async () => {
    const { root } = await inbox(lines({ requests: [line()] }));
    const choices = [...root.querySelectorAll(".choice > *")];
    expect(choices.map((each) => each.textContent.trim())).toEqual(["Review", "Decline"]);
    expect(choices[0]?.getAttribute("href")).toBe("/footage-guard/request/01KB0000000000000000000001");
    expect(root.querySelector("[autofocus], [checked], [selected]")).toBeNull();
  });

  it("declines what the person saw, and shows it as declined once the server does", async () => {
    let left = [line()];
    const { connection, root, settle, text } = await inbox(lines(), {
      "requests/list": () => lines({ requests: left }),
      "requests/decline": () => {
        left = [];
        return {};
      },
    });
    expect(text("h4")).toHaveLength(1);
    expect(text("[role=status]")).toEqual([""]);
    root.querySelector("button")?.focus();
    root.querySelector("button")?.click();
    await settle();
    await settle();
    expect(connection.of("requests/decline")).toEqual([
      { type: "footage_guard/requests/decline", request_id: "01KB0000000000000000000001", version: 3 },
    ]);
    expect(text("h3")).toEqual(["No open requests"]);
    // Whoever uses the keyboard goes on from what is said of it.
    expect(text("[role=status]")).toEqual(["The request was declined. Nothing leaves."]);
    expect(root.activeElement).toBe(root.querySelector("[role=status]"));
  });

  it("says what would end where it cannot be looked at just now", async () => {
    const { connection, panel, root, settle } = await inbox(lines({ requests: [line()] }), {
      "requests/get": () => Promise.reject(refusal("disk_refused")),
      "requests/decline": () => ({}),
    });
    root.querySelector("button")?.click();
    await settle();
    const dialog = panel.renderRoot.querySelector("footage-guard-step-up")?.shadowRoot;
    expect([...(dialog?.querySelectorAll("p") ?? [])].map((each) => each.textContent).at(-1)).toContain("Every draft for it ends");
    expect(connection.of("requests/decline")).toEqual([]);
    dialog?.querySelector("form")?.requestSubmit();
    await settle();
    await settle();
    expect(connection.of("requests/decline")).toMatchObject([{ version: 3 }]);
  });

  it("declines what is found to be altered with one press", async () => {
    const { connection, root, settle } = await inbox(lines({ requests: [line()] }), {
      "requests/get": () => Promise.reject(refusal("request_altered")),
      "requests/decline": () => ({}),
    });
    root.querySelector("button")?.click();
    await settle();
    expect(connection.of("requests/decline")).toMatchObject([{ version: 3 }]);
  });

  it("says why something was not declined, and keeps it", async () => {
    const { root, settle, text } = await inbox(lines({ requests: [line()] }), {
      "requests/decline": () => Promise.reject(refusal("request_changed")),
    });
    root.querySelector("button")?.click();
    await settle();
    expect(text("[role=alert]")).toEqual(["That was not done (request_changed)."]);
    expect(text("[role=status]")).toEqual([""]);
    expect(text("h4")).toHaveLength(1);
  });

  it("says first that what was prepared ends for good, and keeps it where somebody thinks again", async () => {
    const drafts = [{ draft_id: "d", request_id: "r", state: "frozen", version: 1 }] as const;
    const { connection, panel, root, settle, text } = await inbox(lines({ requests: [line({ channel: "automation" })] }), {
      "requests/get": () => shownRequest({ drafts, request: aRequest({ channel: "automation" }) }),
      "requests/decline": () => ({}),
    });
    const dialog = panel.renderRoot.querySelector("footage-guard-step-up")?.shadowRoot;
    const begin = async () => {
      root.querySelector("button")?.click();
      await settle();
    };
    await begin();
    const said = [...(dialog?.querySelectorAll("p") ?? [])].map((each) => each.textContent);
    expect(said).toEqual([
      "It is told that it was declined. No reason needed.",
      "Every draft for it ends and cannot be brought back, also if the request is opened again.",
    ]);
    dialog?.querySelector("button")?.click();
    await settle();
    expect(connection.of("requests/decline")).toEqual([]);
    expect(text("[role=status]")).toEqual([""]);
    await begin();
    dialog?.querySelector("form")?.requestSubmit();
    await settle();
    await settle();
    expect(connection.of("requests/decline")).toMatchObject([{ version: 3 }]);
    expect(text("[role=status]")).toEqual(["The request was declined. Nothing leaves."]);
  });

  it("asks nothing of whoever has left the list before it was known what would end", async () => {
    let come: () => void = () => undefined;
    const drafts = [{ draft_id: "d", request_id: "r", state: "drafted", version: 1 }] as const;
    const { connection, panel, root, settle } = await inbox(lines({ requests: [line()] }), {
      "requests/get": () =>
        new Promise((resolve) => {
          come = () => {
            resolve(shownRequest({ drafts }));
          };
        }),
    });
    root.querySelector("button")?.click();
    await settle();
    root.host.remove();
    come();
    await settle();
    const dialog = panel.renderRoot.querySelector("footage-guard-step-up")?.shadowRoot?.querySelector("footage-guard-dialog");
    expect(dialog?.shadowRoot?.querySelector("dialog")?.open).toBe(false);
    expect(connection.of("requests/decline")).toEqual([]);
  });

  it("shows nothing of what cannot be read, and lets it be declined without a version", async () => {
    const unreadable = {
      request_id: "01KB0000000000000000000009",
      state: null,
      stage: null,
      version: null,
      received: "2026-11-24T08:00:00+00:00",
      closes: "2026-12-08T08:00:00+00:00",
      problem: "request_altered",
    };
    const { connection, root, settle, text } = await inbox(lines({ requests: [unreadable] }), { "requests/decline": () => ({}) });
    expect(text("a, details")).toEqual([]);
    root.querySelector("button")?.click();
    await settle();
    expect(connection.of("requests/decline")).toEqual([
      { type: "footage_guard/requests/decline", request_id: unreadable.request_id },
    ]);
  });

  it("keeps with a request what was opened of it when another one comes before it", async () => {
    let requests = [line({ request_id: "a" })];
    const { connection, root, settle } = await inbox(lines(), { "requests/list": () => lines({ requests }) });
    const details = root.querySelector("details");
    requests = [line({ request_id: "b" }), ...requests];
    connection.heard.get("requests/subscribe")?.({});
    await settle();
    expect([...root.querySelectorAll("h4")].map(({ id }) => id)).toEqual(["b", "a"]);
    expect(root.querySelectorAll("details")[1]).toBe(details);
  });

  it("reads pages of requests until there are no more", async () => {
    const { connection, text } = await inbox(lines(), {
      "requests/list": (message) =>
        message["before"] === undefined
          ? lines({ requests: [line({ request_id: "b" })], more: true })
          : lines({ requests: [line({ request_id: "a" })] }),
    });
    expect(text("h4")).toHaveLength(2);
    expect(connection.of("requests/list").map((message) => message["before"])).toEqual([undefined, "b"]);
  });

  it("quotes what the sender wrote only to who wants to read it, with what presses marked", async () => {
    const request = aRequest({ message: "Do it now", purpose: NAUGHTY });
    const findings = [
      {
        rule: "pressure",
        kind: "note",
        values: { count: 1 },
        marks: [{ field: "message", start: 6, end: 9, phrase_id: "urgency.now" }],
      },
    ];
    const { connection, root, settle } = await inbox(lines({ requests: [line({ person_name: NAUGHTY })] }), {
      "requests/get": () => ({ request, findings }),
    });
    expect(connection.of("requests/get")).toEqual([]);
    const details = root.querySelector("details");
    if (details === null) throw new Error("no details");
    details.open = true;
    details.dispatchEvent(new Event("toggle"));
    await settle();
    await settle();
    const words = root.querySelector("footage-guard-inbox-words")?.shadowRoot;
    expect([...(words?.querySelectorAll("blockquote") ?? [])].map((each) => each.textContent)).toEqual([
      NAUGHTY,
      "Do it now",
      "Police of Springfield",
    ]);
    expect(words?.querySelector("mark")?.textContent).toBe("now");
    expect(words?.querySelector(".notes")?.textContent.trim()).toContain("Says that there is no time.");
    expect(root.querySelector("img")).toBeNull();
    expect(words?.querySelector("img")).toBeNull();
  });

  it("has nothing that axe-core finds", async () => {
    const requests = [line(), line({ request_id: "p", legal_basis: "subpoena" })];
    const { panel } = await inbox(lines({ requests, set_aside: { count: 2, reasons: {} } }));
    const { violations } = await axe.run(panel, { rules: { "color-contrast": { enabled: false } } });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});
