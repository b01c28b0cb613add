import { afterEach, expect, it, vi } from "vitest";

afterEach(() => {
  vi.resetModules();
});

it("keeps the first definition when the module is loaded twice", async () => {
  await import("../src/panel/registered.js");
  const first = customElements.get("footage-guard-panel");
  vi.resetModules();
  await import("../src/panel/registered.js");
  const { FootageGuardPanel: second } = await import("../src/panel/footage-guard-panel.js");
  expect(first).toBeDefined();
  expect(second).not.toBe(first);
  expect(customElements.get("footage-guard-panel")).toBe(first);
});
