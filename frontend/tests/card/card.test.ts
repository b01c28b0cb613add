import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { CardConfig, CardHass } from "../../src/card/entities.js";
import type { FootageGuardCard } from "../../src/card/card.js";
import { settled } from "../builders.js";
import { PATIENCE } from "../patience.js";

const RUNG = "2026-11-24T08:00:00.000+00:00";

const aHome = (changes: Partial<CardHass> = {}, states: Readonly<Record<string, string>> = {}): CardHass => ({
  language: "en-US",
  locale: { time_format: "language" },
  config: { time_zone: "Europe/Berlin" },
  states: Object.fromEntries(
    Object.entries({
      "sensor.renamed": "2",
      "event.front_door_doorbell": RUNG,
      "event.back_door_doorbell": "2026-11-23T08:00:00.000+00:00",
      "event.new_doorbell": "unknown",
      "binary_sensor.footage_guard_vault": "off",
      "binary_sensor.footage_guard_lockdown": "off",
      ...states,
    }).map(([id, state]) => [id, { state }]),
  ),
  entities: {
    "sensor.another": { platform: "another", translation_key: "pending_requests" },
    "sensor.renamed": { platform: "footage_guard", translation_key: "pending_requests" },
    "event.back_door_doorbell": { platform: "footage_guard", translation_key: "doorbell", device_id: "back" },
    "event.front_door_doorbell": { platform: "footage_guard", translation_key: "doorbell", device_id: "front" },
    "event.new_doorbell": { platform: "footage_guard", translation_key: "doorbell" },
    "binary_sensor.footage_guard_vault": { platform: "footage_guard", translation_key: "vault" },
    "binary_sensor.footage_guard_lockdown": { platform: "footage_guard", translation_key: "lockdown" },
  },
  devices: { front: { name: "Front door", name_by_user: null }, back: { name: "Back", name_by_user: "Garden" } },
  callService: () => Promise.resolve(),
  ...changes,
});

const mount = async (hass = aHome(), config: Partial<CardConfig> = {}): Promise<FootageGuardCard> => {
  const card = document.createElement("footage-guard-card");
  card.setConfig({ type: "custom:footage-guard-card", ...config });
  card.hass = hass;
  document.body.append(card);
  await vi.waitFor(() => {
    expect(inside(card, "h2").textContent).not.toBe("");
  }, PATIENCE);
  return card;
};
const inside = (card: HTMLElement, selector: string): HTMLElement => {
  const found = card.shadowRoot?.querySelector<HTMLElement>(selector);
  if (found === null || found === undefined) throw new Error(`no ${selector}`);
  return found;
};
const values = (card: HTMLElement) => [...(card.shadowRoot?.querySelectorAll("dd") ?? [])].map((dd) => dd.textContent);
const press = async (card: HTMLElement): Promise<void> => {
  inside(card, "button").click();
  await settled();
};

beforeAll(async () => {
  // A page of Home Assistant, on which the card is loaded twice, as after an update, and before anything else.
  await import("../../src/card/main.js");
  vi.resetModules();
  await import("../../src/card/main.js");
  await settled();
  expect(customElements.get("footage-guard-card")).toBeUndefined();
  customElements.define("home-assistant", class extends HTMLElement {});
  await customElements.whenDefined("footage-guard-card");
});

afterEach(() => {
  document.body.replaceChildren();
  document.documentElement.lang = "";
});

describe("footage-guard-card", () => {
  it("is offered once where cards are chosen, in the language of the page", async () => {
    const offered = window.customCards ?? [];
    expect(offered.map(({ type, preview }) => [type, preview])).toEqual([["footage-guard-card", true]]);
    expect(offered[0]?.description).toBe("Requests for footage, the last ring, and how the vault stands.");
    await mount(aHome({ language: "de" }));
    const { FootageGuardCard: Card } = await import("../../src/card/card.js");
    document.documentElement.lang = "de";
    expect(Card.getStubConfig()).toEqual({});
  });

  it("finds what it tells of in the registry, whatever it is called there", async () => {
    const card = await mount();
    expect(values(card)).toEqual(["Waiting for a decision: 2", "Nov 24, 2026, 9:00 AM, Front door", "Locked"]);
    expect(inside(card, ".content").lang).toBe("en");
    expect(inside(card, "h2").textContent).toBe("Footage Guard");
    expect(inside(card, "a").getAttribute("href")).toBe("/footage-guard");
    expect(inside(card, "[role=alert]").textContent).toBe("");
  });

  it("tells of what somebody chose, and of their heading", async () => {
    const card = await mount(aHome({}, { "binary_sensor.mine": "on", "sensor.mine": "0" }), {
      title: "At the door",
      pending_requests: "sensor.mine",
      doorbells: ["event.back_door_doorbell"],
      vault: "binary_sensor.mine",
    });
    expect(inside(card, "h2").textContent).toBe("At the door");
    expect(values(card)).toEqual(["None waiting", "Nov 23, 2026, 9:00 AM, Garden", "Unlocked"]);
  });

  it("goes by the registry where what is set is no entity", async () => {
    const card = await mount(aHome(), { title: 3, pending_requests: 7, doorbells: [null, ""], vault: {}, lockdown: "" });
    expect(values(card)[0]).toBe("Waiting for a decision: 2");
    expect(inside(card, "h2").textContent).toBe("Footage Guard");
  });

  it("says what nobody knows, and that a bell has not rung", async () => {
    const card = await mount(aHome({}, { "sensor.renamed": "many", "binary_sensor.footage_guard_vault": "unavailable" }), {
      doorbells: "event.new_doorbell",
    });
    expect(values(card)).toEqual(["Not known", "None yet", "Not known"]);
  });

  it("leaves out the name of a camera that has none", async () => {
    const home = aHome({ devices: {} });
    expect(values(await mount(home))[1]).toBe("Nov 24, 2026, 9:00 AM");
    expect(values(await mount({ ...home, devices: { front: {} } }))[1]).toBe("Nov 24, 2026, 9:00 AM");
  });

  it("says that Footage Guard is not running", async () => {
    const card = await mount(aHome({ entities: {}, states: {} }));
    expect(inside(card, "p").textContent).toBe("Footage Guard is not running. It may be starting.");
  });

  it("speaks the person's language, with dates of their region", async () => {
    const card = await mount(aHome({ language: "de-AT" }));
    expect(inside(card, "button").textContent).toBe("Sperren");
    expect(inside(card, ".content").lang).toBe("de");
    expect(values(card)[1]).toBe("24.11.2026, 09:00, Front door");
    card.hass = aHome({ language: "tlh" });
    await vi.waitFor(() => {
      expect(inside(card, "button").textContent).toBe("Lock down");
    }, PATIENCE);
    expect(values(card)[1]).toBe("Nov 24, 2026, 9:00 AM, Front door");
  });

  it("locks down with one press, and says so only when its state does", async () => {
    const calls: unknown[] = [];
    let answer = (): void => undefined;
    const callService: CardHass["callService"] = (...call) => {
      calls.push(call);
      return new Promise<void>((resolve) => {
        answer = resolve;
      });
    };
    const card = await mount(aHome({ callService }));
    const button = inside(card, "button");
    button.focus();
    await press(card);
    await press(card);
    expect(calls).toEqual([["footage_guard", "lock_down", {}, undefined, false]]);
    expect(button.getAttribute("aria-disabled")).toBe("true");
    answer();
    await settled();
    expect(button.hidden).toBe(false);
    expect(values(card)[2]).toBe("Locked");
    card.hass = aHome({ callService }, { "binary_sensor.footage_guard_lockdown": "on" });
    expect(button.hidden).toBe(true);
    expect(values(card)[2]).toBe("Locked down");
    expect(inside(card, "p").textContent).toBe("Nothing can be watched or released. Recording goes on.");
    expect(card.shadowRoot?.activeElement).toBe(inside(card, "h2"));
  });

  it("says in a sentence of its own that it is not known whether it was done", async () => {
    const card = await mount(aHome({ callService: () => Promise.reject(new Error("Nope")) }));
    await press(card);
    expect(inside(card, "[role=alert]").textContent).toContain("It is not known");
    expect(inside(card, "button").getAttribute("aria-disabled")).toBe("false");
  });

  it("shows names as text and never as markup", async () => {
    const name = "<img src=x onerror=alert(1)>";
    const card = await mount(aHome({ devices: { front: { name } } }), { title: name });
    expect(card.shadowRoot?.querySelector("img")).toBeNull();
    expect(inside(card, "h2").textContent).toBe(name);
  });

  it("changes nothing on the page while nothing of ours changes", async () => {
    const card = await mount();
    const row = inside(card, "dd");
    card.hass = aHome({}, { "light.lamp": "on" });
    expect(inside(card, "dd")).toBe(row);
  });

  it("has a form in which each field has a name, and a size for every kind of dashboard", async () => {
    const { FootageGuardCard: Card } = await import("../../src/card/card.js");
    type Form = Readonly<Record<"computeLabel" | "computeHelper", (field: { readonly name: string }) => unknown>> & {
      readonly schema: readonly { readonly name: string }[];
    };
    const { schema, computeLabel, computeHelper } = Card.getConfigForm() as Form;
    expect(schema.map(computeLabel)).toEqual(["Heading", "Pending requests", "Doorbells", "Vault", "Lockdown"]);
    expect(schema.map(computeHelper).filter((hint) => hint === undefined)).toHaveLength(1);
    const card = await mount();
    expect(card.getCardSize()).toBe(4);
    expect(card.getGridOptions()).toEqual({ columns: 6, min_columns: 4, rows: "auto" });
  });
});

describe("wordsFor", () => {
  it("speaks English where a language cannot be loaded", async () => {
    vi.resetModules();
    vi.doMock("../../src/card/languages/de.json", () => {
      throw new Error("gone");
    });
    const { wordsFor } = await import("../../src/card/words.js");
    expect((await wordsFor("de")).language).toBe("en");
    vi.doUnmock("../../src/card/languages/de.json");
  });
});
