import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import type { App } from "../../components/app.js";
import { facts, notice } from "../../components/parts.js";
import "../../components/player/player.js";
import type { DraftShown } from "../../data/wire.js";
import { statementView } from "../../logic/draft-statement.js";

/** The finished files, and what is agreed to by a vote for them; all of it is from the statement that is signed. */
export const result = ({ statement, imported, missing }: DraftShown, app: App): TemplateResult | typeof nothing => {
  const { text } = app.localizer;
  if (statement === null) return nothing;
  const view = statementView(statement, { cameras: app.info.cameras, imported }, app.localizer, app.format);
  return html`
    <section class="stack" aria-labelledby="result">
      <h3 id="result" tabindex="-1">${text("draft.step.result")}</h3>
      ${missing === 0 ? nothing : notice(text("files.missing", { count: app.format.number(missing) }))}
      <ul class="rows">
        ${view.files.map(
          ({ name, isPicture, rows }, index) => html`<li class="card">
            <h4>${name}</h4>
            ${
              // By its content: files that were made anew have the same places, and what plays is what is voted on.
              keyed(
                statement.files[index]?.sha256,
                html`<footage-guard-player
                  .app=${app}
                  .watched=${{ draft_id: statement.draft_id, file: index + 1 }}
                  .label=${name}
                  .isPicture=${isPicture}
                ></footage-guard-player>`,
              )
            }
            ${facts(rows)}
          </li>`,
        )}
      </ul>
    </section>
    <section class="stack" aria-labelledby="leaves">
      <h3 id="leaves">${text("draft.step.leaves")}</h3>
      <h4>${text("leaves.heading")}</h4>
      ${list(view.leaves)}
      <h4>${text("stays.heading")}</h4>
      ${list(view.stays)}
      <h4>${text("statement.heading")}</h4>
      ${facts(view.rows)}
      <details>
        <summary>${text("statement.exact")}</summary>
        <pre dir="ltr">${view.exact}</pre>
      </details>
    </section>
  `;
};

export const list = (sentences: readonly string[]): TemplateResult | typeof nothing =>
  sentences.length === 0
    ? nothing
    : html`<ul class="notes">
        ${sentences.map((sentence) => html`<li>${sentence}</li>`)}
      </ul>`;
