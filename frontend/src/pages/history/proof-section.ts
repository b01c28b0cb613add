import { html, nothing, type TemplateResult } from "lit";
import { query, state } from "lit/decorators.js";
import { code as drawn, codeStyles } from "../../components/code.js";
import { copyOf } from "../../components/copying.js";
import { Page } from "../../components/page.js";
import { failure, progress } from "../../components/parts.js";
import { saveLink } from "../../components/saving.js";
import type { Verified } from "../../data/wire.js";
import { groupsOf } from "../../logic/checkpoint.js";
import { archive, bytesOf, type Collected, lengthOf } from "../../logic/ledger-export.js";
import { problemSentence } from "../../logic/ledger-problem.js";
import { register } from "../../register.js";
import { historyStyles } from "./history.styles.js";

const COMMAND = "python3 -m custom_components.footage_guard.ledger.verify FOLDER --kept CHECKPOINT";

/** Whether the history is what was written, and what somebody takes along to look at that elsewhere. */
export class ProofSection extends Page {
  static override readonly styles = [...Page.styles, codeStyles, historyStyles];

  @state() private verified: (Verified & { readonly at: string }) | null = null;
  @state() private collected: (Collected & { readonly file: readonly BlobPart[] }) | null = null;
  @state() private collecting = 0;
  @state() private copied: string | null = null;
  @query("textarea") private readonly note!: HTMLTextAreaElement;
  @query(".verified") private readonly said!: HTMLElement;
  @query(".exported") private readonly told!: HTMLElement;
  /** Whoever left the page does not wait for what was being collected. */
  private isHere = false;

  public override connectedCallback(): void {
    super.connectedCallback();
    this.isHere = true;
  }

  public override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.isHere = false;
  }

  protected override render(): TemplateResult {
    const { text } = this.app.localizer;
    const isBusy = String(this.doing !== null);
    return html`
      <div class="stack">
        ${failure(this.problem === null ? null : this.app.say(this.problem))}
        <div class="beside">
          <section class="card" aria-labelledby="verify">
            <h3 id="verify">${text("history.verify.heading")}</h3>
            <p class="hint">${text("history.verify.text")}</p>
            <div class="actions">
              <button type="button" aria-disabled=${isBusy} @click=${this.verify}>${text("history.verify.do")}</button>
            </div>
            ${this.doing === "verify" ? progress(text("history.verify.doing")) : nothing}
            <div class="stack verified" role="status" tabindex="-1">${this.verified === null ? nothing : this.result(this.verified)}</div>
            ${this.verified?.ok === true ? this.checkpoint(this.verified) : nothing}
          </section>
          <section class="card" aria-labelledby="export">
            <h3 id="export">${text("history.export.heading")}</h3>
            <p class="hint">${text("history.export.text")}</p>
            <div class="actions">
              <button type="button" aria-disabled=${isBusy} @click=${this.collect}>${text("history.export.do")}</button>
            </div>
            ${this.doing === "export" ? progress(text("history.export.doing", { bytes: this.app.format.bytes(this.collecting) })) : nothing}
            <div class="stack exported" role="status" tabindex="-1">${this.collected === null ? nothing : this.ready(this.collected)}</div>
          </section>
        </div>
      </div>
    `;
  }

  private result({ ok, size, problem }: Verified): TemplateResult {
    const { localizer, format, say } = this.app;
    const { text } = localizer;
    if (ok) return html`<p class="notice">${text("history.verify.ok", { size: format.number(size) })}</p>`;
    return html`
      <div class="notice">
        <p>${text("history.verify.bad")}</p>
        <p>${problemSentence(String(problem), localizer, say)}</p>
        <p>${text("history.verify.bad.do")}</p>
      </div>
    `;
  }

  private checkpoint({ checkpoint, size, root, code, at }: Verified & { readonly at: string }): TemplateResult {
    const { localizer, format } = this.app;
    const { text } = localizer;
    return html`
      <p>${text("history.verify.means")}</p>
      <p>${text("history.checkpoint.words", { size: format.number(size), at: format.moment(at) })}</p>
      <p><code class="groups" dir="ltr">${groupsOf(root).map((group) => html`<span>${group}</span> `)}</code></p>
      ${drawn(code, text("history.checkpoint.code"))}
      <p class="hint">${text("history.checkpoint.scan")}</p>
      <label>
        ${text("history.checkpoint")}
        <textarea readonly dir="ltr" rows="7" autocomplete="off" .value=${checkpoint}></textarea>
      </label>
      <div class="actions">
        <button type="button" @click=${this.copy}>${text("history.checkpoint.copy")}</button>
        ${saveLink(text("history.checkpoint.save"), `footage-guard-checkpoint-${String(size)}.txt`, [checkpoint], "text/plain")}
        <span role="status">${this.copied ?? nothing}</span>
      </div>
    `;
  }

  private ready(collected: Collected & { readonly file: readonly BlobPart[] }): TemplateResult {
    const { localizer, format } = this.app;
    const { text } = localizer;
    const [size, bytes] = [format.number(collected.size), format.bytes(lengthOf(collected.pieces))];
    const name = `footage-guard-history-${String(collected.size)}.tar`;
    return html`
      <p>${text("history.export.ready", { size, bytes })}</p>
      <div class="actions">${saveLink(text("history.export.save"), name, collected.file, "application/x-tar")}</div>
      <p class="hint">${text("history.export.how")}<br /><code dir="ltr">${COMMAND}</code></p>
    `;
  }

  private readonly verify = async (): Promise<void> => {
    await this.act("verify", async () => {
      this.verified = this.copied = null;
      this.verified = { ...(await this.app.api.ask("ledger/verify")), at: new Date().toISOString() };
      await this.updateComplete;
      this.said.focus();
    });
  };

  /** Piece by piece up to the size that the first one says, whatever is recorded meanwhile. */
  private readonly collect = async (): Promise<void> => {
    await this.act("export", async () => {
      this.collected = null;
      this.collecting = 0;
      const pieces: Uint8Array<ArrayBuffer>[] = [];
      let piece = await this.app.api.ask("ledger/export", {});
      pieces.push(bytesOf(piece));
      while (piece.next !== null) {
        if (!this.isHere) return;
        this.collecting = lengthOf(pieces);
        piece = await this.app.api.ask("ledger/export", { offset: piece.next, size: piece.size });
        pieces.push(bytesOf(piece));
      }
      const collected = { pieces, size: piece.size, checkpoint: piece.checkpoint, verifier: piece.verifier };
      this.collected = { ...collected, file: archive(collected) };
      await this.updateComplete;
      this.told.focus();
    });
  };

  private readonly copy = async (): Promise<void> => {
    this.copied = await copyOf(this.note, this.app.localizer);
  };
}

register("footage-guard-proof", ProofSection);
