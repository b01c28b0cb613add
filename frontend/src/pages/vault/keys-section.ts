import { html, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { Page } from "../../components/page.js";
import { failure } from "../../components/parts.js";
import { propose } from "../../components/propose.js";
import type { PolicyInForce } from "../../data/wire.js";
import { saysSame } from "../../logic/policy-view.js";
import { type ExportRow, exportRows } from "../../logic/vault-keys.js";
import type { EpochRow } from "../../logic/vault-space.js";
import { register } from "../../register.js";

/** What is given out once: a file that is encrypted. */
export interface KeyFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const COMMAND = "vault/export_identity";

/** The keys of months, and how one of them leaves: by everybody's vote, a day later, as a file behind a passphrase. */
export class FgVaultKeys extends Page {
  @property({ attribute: false }) public epochs: readonly EpochRow[] = [];
  @property({ attribute: false }) public erased: string | null = null;
  @property({ attribute: false }) public policy!: PolicyInForce;
  /** Called with what the server confirmed. */
  @property({ attribute: false }) public told: (done: string) => void = () => undefined;
  /** Called with a file that the server does not give again. */
  @property({ attribute: false }) public taken: (file: KeyFile) => void = () => undefined;

  protected override render(): TemplateResult {
    const { info, localizer, format, personId } = this.app;
    const { text } = localizer;
    const isApprover = info.role === "approver";
    const exports = exportRows(this.policy, personId, Date.now(), localizer, format);
    return html`
      <section class="stack">
        <h3>${text("epoch.heading")}</h3>
        <p class="hint">${text("epoch.text")}</p>
        ${this.erased === null ? nothing : html`<p>${this.erased}</p>`}
        <ul class="rows">
          ${this.epochs.map(
            ({ name, line }) => html`<li class="card"><h4>${name}</h4><p>${line}</p></li>`,
          )}
        </ul>
        ${failure(this.problem === null ? null : this.app.say(this.problem))}
        ${
          exports.length === 0
            ? nothing
            : html`<ul class="rows">${repeat(
                exports,
                ({ id }) => id,
                (row) => html`<li class="card">${this.underWay(row, isApprover)}</li>`,
              )}</ul>`
        }
        ${isApprover && this.epochs.length > 0 ? this.form() : nothing}
      </section>
    `;
  }

  private underWay(row: ExportRow, isApprover: boolean): TemplateResult {
    return html`
      <h4>${row.heading}</h4>
      <p>${row.line}</p>
      <div class="actions choice">
        ${isApprover && row.mayAgree ? this.button("change.agree", () => this.agree({ change_id: row.id }, row.heading, row.needed)) : nothing}
        ${isApprover && row.mayTake ? this.button("epoch.take", () => this.take(row)) : nothing}
        ${this.button("change.stop", () => this.stop(row.id))}
      </div>
    `;
  }

  private form(): TemplateResult {
    const { text } = this.app.localizer;
    return html`
      <details>
        <summary>${text("epoch.export")}</summary>
        <form class="stack" @submit=${this.submit}>
          <p class="hint">${text("epoch.export.text")}</p>
          <label>
            ${text("epoch.which")}
            <select required>
              <option value=""></option>
              ${repeat(
                this.epochs,
                ({ epoch }) => epoch,
                ({ epoch, name }) => html`<option value=${epoch}>${name}</option>`,
              )}
            </select>
          </label>
          <div class="actions"><button aria-disabled=${String(this.doing !== null)}>${text("epoch.propose")}</button></div>
        </form>
      </details>
    `;
  }

  private button(key: "change.agree" | "change.stop" | "epoch.take", pressed: () => Promise<void>): TemplateResult {
    return html`
      <button type="button" aria-disabled=${String(this.doing !== null)} @click=${() => void pressed()}>
        ${this.app.localizer.text(key)}
      </button>
    `;
  }

  private readonly submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const epoch = (event.target as HTMLFormElement).querySelector("select")?.value ?? "";
    const name = this.epochs.find((each) => each.epoch === epoch)?.name ?? epoch;
    void this.agree({ epoch }, this.app.localizer.text("change.export", { epoch: name }));
  };

  private agree(fields: { epoch: string } | { change_id: string }, heading: string, needed?: number): Promise<void> {
    const { text } = this.app.localizer;
    return this.act("agree", async () => {
      const said = await propose(this, COMMAND, fields, () => ({ heading, needed, lines: [text("epoch.export.text")] }));
      if (said !== null) this.told(said);
    });
  }

  private take({ id, heading }: ExportRow): Promise<void> {
    const { api, localizer, prove } = this.app;
    const { text } = localizer;
    const fields = { change_id: id };
    return this.act("take", async () => {
      const { statement } = await api.challenge(COMMAND, fields);
      if (!this.isConnected) return;
      const files: KeyFile[] = [];
      await prove({
        heading: text("epoch.take"),
        text: html`<p>${heading}</p><p>${text("epoch.take.text")}</p>`,
        action: text("epoch.take"),
        mayUseCode: true,
        fields: [
          ["passphrase", text("passphrase.new")],
          ["passphrase_repeat", text("passphrase.repeat")],
        ],
        run: async (secret, { passphrase = "", passphrase_repeat = "" }) => {
          const typed = { passphrase, passphrase_repeat };
          const taken = await api.proveWith(COMMAND, fields, typed, saysSame(statement), secret);
          if ("identity_file" in taken) files.push({ name: taken.name, bytes: bytesOf(taken.identity_file) });
        },
      });
      for (const file of files) {
        this.taken(file);
        this.told(text("epoch.taken", { name: file.name }));
      }
    });
  }

  private stop(change_id: string): Promise<void> {
    return this.act("stop", async () => {
      await this.app.api.ask("policy/stop", { change_id });
      this.told(this.app.localizer.text("change.stopped"));
    });
  }
}

const bytesOf = (base64: string): KeyFile["bytes"] => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

register("footage-guard-vault-keys", FgVaultKeys);
