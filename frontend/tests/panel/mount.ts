import "../dom.js";
import "../../src/panel/registered.js";
import type { CustomPanel } from "../../src/data/home-assistant.js";
import type { FootageGuardPanel } from "../../src/panel/footage-guard-panel.js";
import { aHass, settled } from "../builders.js";

/** Does what Home Assistant does: creates the element, sets every property, connects it inside a shadow tree. */
export const mount = async (changes: Partial<CustomPanel> = {}): Promise<FootageGuardPanel> => {
  const element = document.createElement("footage-guard-panel");
  Object.assign(element, {
    hass: aHass(),
    narrow: false,
    route: { prefix: "/footage-guard", path: "" },
    panel: { config: { version: "0.1.0" } },
    ...changes,
  } satisfies CustomPanel);
  const page = document.createElement("div");
  page.attachShadow({ mode: "open" }).append(element);
  document.body.append(page);
  await settled();
  await element.updateComplete;
  return element;
};

/** The one element in the panel that matches; none or several are an error. */
export const only = (panel: FootageGuardPanel, selector: string): Element => {
  const [found, ...others] = all(panel, selector);
  if (found === undefined || others.length > 0) throw new Error(`not exactly one ${selector}`);
  return found;
};

export const all = (panel: FootageGuardPanel, selector: string): Element[] => [
  ...panel.renderRoot.querySelectorAll(selector),
];
