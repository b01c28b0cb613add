import { html, nothing, type TemplateResult } from "lit";
import type { Request } from "../data/wire.js";
import { requestWords } from "../logic/request-words.js";
import type { App } from "./app.js";
import { quote } from "./parts.js";

/** What a requester wrote, as a quotation, and beside it what the rules found. */
export const words = (request: Pick<Request, "request" | "findings">, app: App): TemplateResult => {
  const { quotes, findings } = requestWords(request, app.localizer, app.format);
  const { text } = app.localizer;
  return html`
    <div class="stack">
      ${quotes.length === 0 ? html`<p class="hint">${text("words.none")}</p>` : nothing}
      ${quotes.map(({ label, pieces }) => html`<div><p class="hint">${label}</p>${quote(pieces, app)}</div>`)}
      ${
        findings.length === 0
          ? nothing
          : html`
              <h4>${text("words.findings")}</h4>
              <ul class="notes">
                ${findings.map((finding) => html`<li>${finding}</li>`)}
              </ul>
            `
      }
    </div>
  `;
};
