import { css, html, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { Page } from "../../components/page.js";
import { failure } from "../../components/parts.js";
import type { Request } from "../../data/wire.js";
import { WAYS } from "../../logic/draft-form.js";
import { register } from "../../register.js";

/** Takes down how a person of this home knows who asks. Nothing is chosen beforehand. */
export class RequestVerify extends Page {
  static override readonly styles = [
    ...Page.styles,
    css`
      summary,
      .check {
        min-block-size: 44px;
        padding-block: 10px;
        cursor: pointer;
      }

      fieldset {
        margin: 0;
        padding: 0;
        border: none;
      }

      .check {
        display: flex;
        align-items: center;
        gap: 12px;
      }

      .check input {
        flex: none;
        inline-size: 24px;
        block-size: 24px;
      }
    `,
  ];

  @property({ attribute: false }) public request!: Request;
  @property({ attribute: false }) public done: () => Promise<void> = () => Promise.resolve();
  @state() private chosen: number | null = null;

  protected override render(): TemplateResult {
    const { text } = this.app.localizer;
    return html`
      <details>
        <summary>${text("verify.heading")}</summary>
        <div class="stack">
          ${failure(this.problem === null ? null : this.app.say(this.problem))}
          <fieldset>
            <legend class="hint">${text("verify.text")}</legend>
            ${WAYS.map(
              ([, method], index) => html`
                <label class="check">
                  <input type="radio" name="way" .checked=${this.chosen === index} @change=${() => (this.chosen = index)} />
                  ${text(`way.${method || "none"}`)}
                </label>
              `,
            )}
          </fieldset>
          <div class="actions">
            <button type="button" aria-disabled=${String(this.chosen === null || this.doing !== null)} @click=${this.note}>
              ${text(this.doing === null ? "verify.note" : "status.working")}
            </button>
          </div>
        </div>
      </details>
    `;
  }

  private readonly note = (): void => {
    const way = this.chosen === null ? undefined : WAYS[this.chosen];
    if (way === undefined) return;
    const [level, method] = way;
    const { request_id, version } = this.request;
    void this.act("verify", async () => {
      await this.app.api.ask("requests/verify", { request_id, version, level, method: method || "taken_back" });
      this.chosen = null;
      await this.done();
    });
  };
}

register("footage-guard-request-verify", RequestVerify);
