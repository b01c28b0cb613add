import { css, html, nothing, type TemplateResult } from "lit";
import { query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { Page } from "../../components/page.js";
import { facts, failure, loaded, notice } from "../../components/parts.js";
import { type SaveLink, saveLink, saveOnce } from "../../components/saving.js";
import { household } from "../../data/household.js";
import { ABOUT_VAULT } from "../../logic/about.js";
import { type HoldRow, holdRows } from "../../logic/vault-holds.js";
import { type SpaceView, spaceView } from "../../logic/vault-space.js";
import { register } from "../../register.js";
import "./cameras-section.js";
import "./exposure-section.js";
import "./keys-section.js";
import type { KeyFile } from "./keys-section.js";
import "./policy-section.js";

/** What is kept and for how long, by which keys, what is decided, and what reaches pictures beside it. */
export class VaultPage extends Page {
  static override readonly styles = [
    ...Page.styles,
    css`
      section,
      footage-guard-policy,
      footage-guard-vault-cameras,
      footage-guard-vault-exposure,
      footage-guard-vault-keys {
        margin-block-start: 8px;
      }

      meter {
        inline-size: 100%;
        block-size: 12px;
      }

      meter::-webkit-meter-bar {
        border: 1px solid var(--secondary-text-color);
        background: var(--card-background-color);
      }

      meter::-webkit-meter-optimum-value {
        background: var(--primary-text-color);
      }

      meter::-moz-meter-bar {
        background: var(--primary-text-color);
      }
    `,
  ];
  /** What the server confirmed last. */
  @state() private done: string | null = null;
  /** A key that was taken. Nobody gives it again, and a browser may block a file, or ask for it late: it stays until the page is left. */
  @state() private file: KeyFile | null = null;
  @query("[role=status]") private readonly said!: HTMLElement;
  @query("footage-guard-save") private readonly link!: SaveLink | null;
  private readonly kept = this.watch(({ api }) => ({
    load: async () => {
      const [space, holds, held] = await Promise.all([api.ask("vault/space"), api.ask("holds/list"), household(api)]);
      return { space, holds, held };
    },
    listen: (changed) => api.listen("ledger/subscribe", { kinds: ABOUT_VAULT }, changed),
  }));

  protected override render(): TemplateResult {
    const { info, localizer, format } = this.app;
    const { text } = localizer;
    return html`
      <div class="stack">
        <h2>${text("nav.vault")}</h2>
        <div role="status" tabindex="-1">${this.done === null ? nothing : notice(this.done)}</div>
        ${this.file === null ? nothing : this.saved(this.file)}
        ${failure(this.problem === null ? null : this.app.say(this.problem))}
        ${loaded(this.kept.loaded, this.app, ({ space, holds, held }) => {
          const view = spaceView(space, localizer, format);
          return html`
            ${this.space(view)} ${this.holds(holdRows(holds, info.role === "approver", localizer, format))}
            <footage-guard-vault-keys
              .app=${this.app}
              .epochs=${view.epochs}
              .erased=${view.erased}
              .policy=${held.policy}
              .told=${this.told}
              .taken=${this.taken}
            ></footage-guard-vault-keys>
            <section class="stack">
              <h3>${text("keys.heading")}</h3>
              <p class="hint">${text("keys.link")}</p>
              <div class="actions"><a class="button" href=${this.app.path({ page: "people" })}>${text("setup.approver.link")}</a></div>
            </section>
            <footage-guard-policy .app=${this.app} .held=${held} .told=${this.told}></footage-guard-policy>
          `;
        })}
        ${info.role === "approver" ? html`<footage-guard-vault-cameras .app=${this.app}></footage-guard-vault-cameras>` : nothing}
        <footage-guard-vault-exposure .app=${this.app}></footage-guard-vault-exposure>
      </div>
    `;
  }

  private saved({ name, bytes }: KeyFile): TemplateResult {
    const label = this.app.localizer.text("epoch.save_again");
    return html`<div class="actions">${saveLink(label, name, [bytes], "application/octet-stream")}</div>`;
  }

  private space({ percent, used, forecast, rows, cameras }: SpaceView): TemplateResult {
    const { text } = this.app.localizer;
    return html`
      <section class="stack">
        <h3>${text("space.heading")}</h3>
        <label>${used} <meter max="100" value=${percent}></meter></label>
        <p>${forecast}</p>
        ${facts(rows)}
        ${cameras.length === 0 ? nothing : html`<h4>${text("space.cameras")}</h4>${facts(cameras)}`}
      </section>
    `;
  }

  private holds(rows: readonly HoldRow[]): TemplateResult {
    const { text } = this.app.localizer;
    return html`
      <section class="stack">
        <h3>${text("hold.heading")}</h3>
        ${
          rows.length === 0
            ? html`<p class="hint">${text("hold.empty")}</p>`
            : html`<ul class="rows">${repeat(
                rows,
                ({ id }) => id,
                (row) => html`<li class="card">${this.hold(row)}</li>`,
              )}</ul>`
        }
      </section>
    `;
  }

  private hold({ id, heading, lines, hasClips, mayLift }: HoldRow): TemplateResult {
    return html`
      <h4 id=${id}>${heading}</h4>
      ${lines.map((line) => html`<p>${line}</p>`)}
      <div class="actions">
        ${
          hasClips
            ? html`<a class="button" aria-describedby=${id} href=${this.app.path({ page: "held", id })}>
                ${this.app.localizer.text("hold.show")}
              </a>`
            : nothing
        }
        ${
          mayLift
            ? html`
                <button
                  type="button"
                  aria-describedby=${id}
                  aria-disabled=${String(this.doing !== null)}
                  @click=${() => void this.lift(id)}
                >
                  ${this.app.localizer.text("hold.lift")}
                </button>
              `
            : nothing
        }
      </div>
    `;
  }

  private lift(hold_id: string): Promise<void> {
    return this.act("lift", async () => {
      const { api, localizer, format, prove } = this.app;
      const { text } = localizer;
      const { statement, statement_sha256 } = await api.challenge("holds/lift", { hold_id });
      if (!this.isConnected) return;
      const wasDone = await prove({
        heading: text("hold.lift"),
        text: text("hold.lift.text", { clips: format.number(Number(statement["clips"])) }),
        action: text("hold.lift"),
        mayUseCode: true,
        run: (secret) => api.prove("holds/lift", { hold_id }, statement_sha256, secret),
      });
      if (wasDone) await this.told(text("hold.lifted"));
    });
  }

  private readonly taken = async (file: KeyFile): Promise<void> => {
    this.file = file;
    // It cannot be taken twice: whoever left the page meanwhile gets it as well.
    if (!this.isConnected) {
      saveOnce(file.name, file.bytes);
      return;
    }
    await this.updateComplete;
    await this.link?.updateComplete;
    this.link?.save();
  };

  private readonly told = async (done: string): Promise<void> => {
    this.done = done;
    await Promise.all([this.kept.reload(), this.app.refresh()]);
    await this.updateComplete;
    // What was pressed may have gone with what it did.
    if (this.shadowRoot?.activeElement === null) this.said.focus();
  };
}

register("footage-guard-vault", VaultPage);
