import { afterEach, beforeAll, expect, it } from "vitest";
import { aHass } from "../builders.js";
import { all, mount, only } from "./mount.js";

// Apart from the other tests: an element, once defined, stays defined in the page.
beforeAll(() => {
  customElements.define("ha-menu-button", class extends HTMLElement {});
});

afterEach(() => {
  document.body.replaceChildren();
});

it.each([true, false])("uses Home Assistant's menu button and tells it what it needs (narrow: %s)", async (narrow) => {
  const hass = aHass();
  const panel = await mount({ hass, narrow });
  expect(only(panel, "header > ha-menu-button")).toMatchObject({ hass, narrow });
  expect(all(panel, ".menu")).toEqual([]);
});

it("keeps the menu button up to date", async () => {
  const panel = await mount({ narrow: false });
  const hass = aHass({ language: "fr" });
  Object.assign(panel, { hass, narrow: true });
  await panel.updateComplete;
  expect(only(panel, "ha-menu-button")).toMatchObject({ hass, narrow: true });
});
