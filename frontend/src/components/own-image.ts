import { html, nothing, type TemplateResult } from "lit";
import type { FootageRequest } from "../data/wire.js";
import type { App } from "./app.js";

const STEPS = ["own.choose", "own.mark", "own.watch"] as const;

/** What to mind where a person asks for images of themselves. It says so; the way to a decision is that of every request. */
export const ownImage = (
  { requester }: Pick<FootageRequest, "requester">,
  { localizer: { text } }: Pick<App, "localizer">,
): TemplateResult | typeof nothing =>
  requester.type === "data_subject"
    ? html`
        <div class="notice">
          <p>${text("own.heading")}</p>
          <ol class="notes">
            ${STEPS.map((step) => html`<li>${text(step)}</li>`)}
          </ol>
        </div>
      `
    : nothing;
