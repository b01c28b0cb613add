import { afterEach, describe, expect, it, vi } from "vitest";
import type { HomeAssistant } from "../../src/data/home-assistant.js";
import { aHass, FakeConnection, lines, refusal, settled, standings, stranger } from "../builders.js";
import { all, mount, only } from "./mount.js";

afterEach(() => {
  document.body.replaceChildren();
  document.dir = "";
});

const answering = (changes: Record<string, (message: unknown) => unknown> = {}) =>
  new FakeConnection({
    info: () => standings(),
    "requests/list": () => lines(),
    "requests/subscribe": () => null,
    call_service: () => null,
    ...changes,
  });
const buttons = (panel: Parameters<typeof all>[0]) => all(panel, "button").map((button) => button.textContent.trim());
const press = async (panel: Awaited<ReturnType<typeof mount>>, name: string): Promise<void> => {
  const button = all(panel, "button").find((each) => each.textContent.trim() === name);
  (button as HTMLButtonElement).click();
  await settled();
  await panel.updateComplete;
};

describe("footage-guard-panel", () => {
  it("shows its name as the only heading of its level, in the banner", async () => {
    const panel = await mount();
    expect(all(panel, "h1")).toEqual([only(panel, "header > h1")]);
    expect(only(panel, "h1").textContent).toBe("Footage Guard");
  });

  it("shows the version in the main landmark, as text and never as markup", async () => {
    const panel = await mount({ panel: { config: { version: "<img src=x>" } } });
    expect(all(panel, "img")).toEqual([]);
    expect(only(panel, "main .version").textContent.trim()).toBe("Version <img src=x>");
  });

  it("names the language of its text for screen readers", async () => {
    const panel = await mount({ hass: aHass({ language: "tlh" }) });
    expect(["header", "main", "footage-guard-step-up"].map((name) => only(panel, name).getAttribute("lang"))).toEqual([
      "en",
      "en",
      "en",
    ]);
  });

  it("shows the page of its address, and changes nothing by that", async () => {
    const connection = answering();
    const panel = await mount({ hass: aHass({ connection }) });
    expect(all(panel, "footage-guard-inbox")).toHaveLength(1);
    panel.route = { prefix: "/footage-guard", path: "/nowhere" };
    await panel.updateComplete;
    expect(all(panel, "footage-guard-inbox")).toEqual([]);
    expect(only(panel, "main a").getAttribute("href")).toBe("/footage-guard");
    expect(new Set(connection.sent.map(({ type }) => type))).toEqual(
      new Set(["footage_guard/info", "footage_guard/requests/list", "footage_guard/requests/subscribe"]),
    );
  });

  it("takes the focus to a page that somebody went to, and leaves it alone at first", async () => {
    const panel = await mount();
    expect(panel.shadowRoot?.activeElement).toBeNull();
    panel.route = { prefix: "/footage-guard", path: "/nowhere" };
    await panel.updateComplete;
    expect(panel.shadowRoot?.activeElement).toBe(only(panel, "main"));
  });

  it("gives pages the same app while nothing of it changes, however often Home Assistant does", async () => {
    const panel = await mount();
    const before = (only(panel, "footage-guard-inbox") as unknown as { app: unknown }).app;
    panel.hass = { ...panel.hass, states: { "light.lamp": { state: "on" } } };
    await panel.updateComplete;
    expect((only(panel, "footage-guard-inbox") as unknown as { app: unknown }).app).toBe(before);
  });

  it("tells strangers that they hold no keys, and lets them lock down", async () => {
    const panel = await mount({ hass: aHass({ connection: answering({ info: () => stranger() }) }) });
    expect(only(panel, "main h2").textContent).toBe("You hold no keys here");
    expect(buttons(panel)).toEqual(["Lock down"]);
  });

  it("ends what it listens to when it is taken away", async () => {
    const connection = answering();
    const panel = await mount({ hass: aHass({ connection }) });
    panel.remove();
    expect([connection.count("ready"), connection.count("disconnected")]).toEqual([0, 0]);
    expect(connection.ended).toEqual(["requests/subscribe"]);
  });
});

describe("locking", () => {
  it("locks down with one press, and says so once the server does", async () => {
    let isLockedDown = false;
    const connection = answering({
      info: () => standings({ is_locked_down: isLockedDown }),
      call_service: () => {
        isLockedDown = true;
        return null;
      },
    });
    const panel = await mount({ hass: aHass({ connection }) });
    expect(only(panel, ".vault").textContent).toBe("Vault locked");
    await press(panel, "Lock down");
    expect(connection.of("call_service")).toEqual([
      { type: "call_service", domain: "footage_guard", service: "lock_down" },
    ]);
    expect(only(panel, ".vault").textContent).toBe("Locked down");
    expect(buttons(panel)).not.toContain("Lock down");
  });

  it("says what was refused, in the integration's own words", async () => {
    const connection = answering({
      call_service: () => {
        throw refusal("disk_refused");
      },
    });
    const loadBackendTranslation: HomeAssistant["loadBackendTranslation"] = () =>
      Promise.resolve((key) => (key.includes("disk_refused") ? "The disk is full." : ""));
    const panel = await mount({ hass: aHass({ connection, loadBackendTranslation }) });
    const seen = vi.spyOn(Element.prototype, "scrollIntoView");
    await press(panel, "Lock down");
    expect(only(panel, "[role=alert]").textContent.trim()).toBe("The disk is full.");
    expect(buttons(panel)).toContain("Lock down");
    // On a long page it stands out of sight of what was pressed.
    expect(seen.mock.contexts).toEqual([only(panel, "[role=alert]")]);
    seen.mockRestore();
  });

  it("says that it is on its way to a lockdown while the server has not answered", async () => {
    let answer: (value: unknown) => void = () => undefined;
    const connection = answering({ call_service: () => new Promise((resolve) => (answer = resolve)) });
    const panel = await mount({ hass: aHass({ connection }) });
    await press(panel, "Lock down");
    expect(buttons(panel)).toEqual(["Working", "Unlock"]);
    answer(null);
    await settled();
    await panel.updateComplete;
    expect(buttons(panel)).toEqual(["Lock down", "Unlock"]);
  });

  it("says the code where there are no words", async () => {
    const connection = answering({ "vault/lock": () => Promise.reject(refusal("never_heard")), info: () => standings({ is_unlocked: true }) });
    const loadBackendTranslation = () => Promise.reject(new Error("no"));
    const panel = await mount({ hass: aHass({ connection, loadBackendTranslation }) });
    await press(panel, "Lock");
    expect(only(panel, "[role=alert]").textContent).toContain("never_heard");
  });

  it.each([
    ["Unlock", "vault/unlock", standings()],
    [
      "Leave lockdown",
      "lockdown/leave",
      standings({ is_locked_down: true, lockdown: { reason: "asked", since: "2026-11-24T08:00:00Z", leaves: null } }),
    ],
  ])("asks for a passphrase to %s", async (name, command, info) => {
    const statement = { since: 1_795_507_200_000, delay_ms: 900_000 };
    const connection = answering({
      info: () => info,
      [command]: () => ({ statement, statement_sha256: "00", challenge: "c", expires_at: "" }),
    });
    const panel = await mount({ hass: aHass({ connection }) });
    await press(panel, name);
    const stepUp = only(panel, "footage-guard-step-up").shadowRoot;
    const input = stepUp?.querySelector("input");
    if (!input) throw new Error("no field");
    input.value = "one two three";
    stepUp?.querySelector("form")?.requestSubmit();
    await settled();
    expect(connection.of(command).slice(-2)).toEqual([
      { type: `footage_guard/${command}` },
      expect.objectContaining({ method: "passphrase", secret: "one two three", challenge: "c", statement_sha256: "00" }),
    ]);
  });

  it("shows what leaving a lockdown means, and leaves no other one", async () => {
    let sha256 = "00";
    const lockdown = { reason: "asked", since: "2026-11-24T08:00:00Z", leaves: null } as const;
    const statement = { since: Date.parse(lockdown.since), delay_ms: 900_000 };
    const connection = answering({
      info: () => standings({ is_locked_down: true, lockdown }),
      "lockdown/leave": () => ({ statement, statement_sha256: sha256, challenge: "c", expires_at: "" }),
    });
    const panel = await mount({ hass: aHass({ connection }) });
    await press(panel, "Leave lockdown");
    const stepUp = only(panel, "footage-guard-step-up").shadowRoot;
    expect(stepUp?.querySelector("p")?.textContent).toContain("The lockdown ends 15 min from now");
    sha256 = "11";
    const input = stepUp?.querySelector("input");
    if (!input) throw new Error("no field");
    input.value = "one two three";
    stepUp?.querySelector("form")?.requestSubmit();
    await settled();
    expect(JSON.stringify(connection.sent)).not.toContain("one two three");
  });

  it("says why a lockdown cannot be left", async () => {
    const lockdown = { reason: "asked", since: "2026-11-24T08:00:00Z", leaves: null } as const;
    const connection = answering({
      info: () => standings({ is_locked_down: true, lockdown }),
      "lockdown/leave": () => Promise.reject(refusal("not_local")),
    });
    const panel = await mount({ hass: aHass({ connection }) });
    await press(panel, "Leave lockdown");
    expect(only(panel, "main > [role=alert]").textContent).toContain("not_local");
  });

  it("looks again when an unlock is over by what the server said", async () => {
    vi.useFakeTimers();
    try {
      const connection = answering({ info: () => standings({ is_unlocked: true, unlocked_until: "2001-01-01T00:00:00Z" }) });
      const panel = await mount({ hass: aHass({ connection }) });
      const before = connection.of("info").length;
      await vi.advanceTimersByTimeAsync(30_000);
      expect(connection.of("info")).toHaveLength(before + 1);
      panel.remove();
      await vi.advanceTimersByTimeAsync(90_000);
      expect(connection.of("info")).toHaveLength(before + 1);
    } finally {
      vi.useRealTimers();
    }
  });

  it("lets who is invited choose a passphrase, and says from when on they can act", async () => {
    let info = stranger({ is_invited: true });
    const connection = answering({
      info: () => info,
      "approvers/enrol": () => {
        info = stranger({ usable_from: "2026-11-25T08:00:00Z" });
        return {};
      },
    });
    const panel = await mount({ hass: aHass({ connection }) });
    expect(only(panel, "main .empty").textContent).toContain("decide about it if you are invited as an approver");
    await press(panel, "Choose a passphrase");
    const stepUp = only(panel, "footage-guard-step-up").shadowRoot;
    const inputs = [...(stepUp?.querySelectorAll("input") ?? [])];
    for (const input of inputs) input.value = "one two three four";
    stepUp?.querySelector("form")?.requestSubmit();
    await settled();
    await panel.updateComplete;
    await settled();
    expect(connection.of("approvers/enrol")).toEqual([
      {
        type: "footage_guard/approvers/enrol",
        passphrase: "one two three four",
        passphrase_repeat: "one two three four",
      },
    ]);
    expect(only(panel, "main .empty p").textContent).toContain("From Nov 25, 2026");
    expect(only(panel, "main .empty p").textContent).toContain("decide if you were invited as an approver");
  });

  it("asks anew when a sensor of ours is another one", async () => {
    const connection = answering();
    const entities = { "binary_sensor.vault": { platform: "footage_guard" } };
    const panel = await mount({ hass: aHass({ connection, entities }) });
    const before = connection.of("info").length;
    panel.hass = { ...panel.hass, states: { "binary_sensor.vault": { state: "on" } } };
    await settled();
    expect(connection.of("info")).toHaveLength(before + 1);
  });

  it("speaks another language once Home Assistant does", async () => {
    const loadBackendTranslation = vi.fn(() => Promise.resolve(() => ""));
    const panel = await mount({ hass: aHass({ loadBackendTranslation }) });
    panel.hass = { ...panel.hass, language: "fr" };
    await panel.updateComplete;
    expect(loadBackendTranslation).toHaveBeenCalledTimes(2);
  });
});

describe("without Home Assistant's menu button", () => {
  it("shows a button of its own on a narrow screen, which asks Home Assistant to open the sidebar", async () => {
    const panel = await mount({ narrow: true });
    const opened = vi.fn();
    document.addEventListener("hass-toggle-menu", opened, { once: true });
    const menu = only(panel, "header .menu") as HTMLButtonElement;
    expect(menu.getAttribute("aria-label")).toBe("Toggle sidebar");
    menu.click();
    expect(opened).toHaveBeenCalledOnce();
  });

  it("follows a screen that becomes narrow", async () => {
    const panel = await mount({ narrow: false });
    expect(all(panel, ".menu, ha-menu-button")).toEqual([]);
    panel.narrow = true;
    await panel.updateComplete;
    expect(all(panel, ".menu")).toHaveLength(1);
  });
});

describe("right to left", () => {
  it("takes the writing direction from the page", async () => {
    document.dir = "rtl";
    const panel = await mount({ hass: aHass({ language: "he" }), narrow: true });
    expect(panel.hasAttribute("dir")).toBe(false);
    expect(all(panel, "header > *").map((child) => child.localName)).toEqual(["button", "h1", "button"]);
  });
});
