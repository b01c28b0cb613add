import { html, type TemplateResult } from "lit";
import type { App } from "../components/app.js";
import { empty } from "../components/parts.js";
import type { Strangers } from "../data/wire.js";

type Asking = Pick<App, "api" | "format" | "localizer" | "prove" | "refresh">;

/** For whoever holds no keys here, or not yet. */
export const stranger = ({ is_invited, usable_from }: Strangers, app: Asking): TemplateResult => {
  const { text } = app.localizer;
  if (usable_from !== null) {
    return empty(text("stranger.waits.heading"), text("stranger.waits.text", { from: app.format.moment(usable_from) }), true);
  }
  if (!is_invited) return empty(text("stranger.heading"), text("stranger.text"), true);
  const button = html`<p><button type="button" @click=${() => void enrol(app)}>${text("stranger.enrol")}</button></p>`;
  return empty(text("stranger.invited.heading"), text("stranger.invited.text"), true, button);
};

const enrol = async ({ api, localizer: { text }, prove, refresh }: Asking): Promise<void> => {
  await prove({
    heading: text("stranger.enrol"),
    text: text("stranger.enrol.text"),
    action: text("stranger.enrol"),
    mayUseCode: false,
    proof: "none",
    fields: [
      ["passphrase", text("passphrase.new")],
      ["passphrase_repeat", text("passphrase.repeat")],
    ],
    run: (_none, { passphrase = "", passphrase_repeat = "" }) =>
      api.ask("approvers/enrol", { passphrase, passphrase_repeat }),
  });
  await refresh();
};
