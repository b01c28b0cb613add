import type { HomeAssistant } from "../data/home-assistant.js";

type Known = Pick<HomeAssistant, "entities" | "states">;

/**
 * Makes what tells whether `info` may be another one: the states of our binary sensors (vault, lockdown, history), which
 * Home Assistant sends to every page anyhow. They are only a hint: what is shown is what `info` says.
 */
export const hinter = (): ((hass: Known) => string) => {
  let entities: Known["entities"] | null = null;
  let ours: readonly string[] = [];
  return (hass) => {
    // Home Assistant has thousands of entities, and changes `hass` several times a second.
    if (hass.entities !== entities) {
      entities = hass.entities;
      ours = Object.keys(entities).filter(
        (id) => id.startsWith("binary_sensor.") && entities?.[id]?.platform === "footage_guard",
      );
    }
    return ours.map((id) => hass.states[id]?.state).join();
  };
};
