import { html, LitElement, type TemplateResult } from "lit";
import { property, query, queryAll, state } from "lit/decorators.js";
import type { App } from "../../components/app.js";
import "../../components/dialog.js";
import type { FgDialog } from "../../components/dialog.js";
import { failure, notice } from "../../components/parts.js";
import { sharedStyles } from "../../components/styles.js";
import type { Collected } from "../../data/wire.js";
import { problemOf } from "../../logic/problem.js";
import { isPlain } from "../../logic/transport.js";
import { register } from "../../register.js";

const TELLING = ["keydown", "keyup", "keypress", "beforeinput", "input", "change", "paste", "copy", "compositionupdate", "compositionend"];

/** Where the passphrase of an encrypted file is typed. It leaves this element in the command alone, as in the dialog for proofs. */
export class CollectDialog extends LitElement {
  static override readonly styles = [sharedStyles];

  @property({ attribute: false }) public app!: Pick<App, "api" | "localizer" | "say">;
  @property({ attribute: false }) public draftId = "";
  @state() private isBusy = false;
  @state() private problem: string | null = null;
  @query("footage-guard-dialog") private readonly dialog!: FgDialog;
  @queryAll("input") private readonly inputs!: NodeListOf<HTMLInputElement>;
  private answer: (collected: Collected | null) => void = () => undefined;
  private collected: Collected | null = null;

  public constructor() {
    super();
    for (const name of TELLING) this.addEventListener(name, stop);
  }

  /** Null where nothing was collected. */
  public async ask(): Promise<Collected | null> {
    this.problem = this.collected = null;
    const answered = new Promise<Collected | null>((resolve) => (this.answer = resolve));
    this.dialog.show();
    await this.updateComplete;
    return answered;
  }

  protected override render(): TemplateResult {
    const { text } = this.app.localizer;
    return html`
      <footage-guard-dialog .heading=${text("collect.heading")} .isBusy=${this.isBusy} .closed=${this.ended}>
        <form class="stack" autocomplete="off" @submit=${this.submit}>
          <p>${text("collect.passphrase_text")}</p>
          ${isPlain(location) ? notice(text("step_up.plain")) : ""}
          ${this.field(text("collect.passphrase"))} ${this.field(text("collect.again"))} ${failure(this.problem)}
          <div class="actions choice">
            <button type="button" aria-disabled=${String(this.isBusy)} @click=${this.cancel}>${text("step_up.cancel")}</button>
            <button type="submit" aria-disabled=${String(this.isBusy)}>
              ${text(this.isBusy ? "status.working" : "collect.prepare")}
            </button>
          </div>
        </form>
      </footage-guard-dialog>
    `;
  }

  private field(label: string): TemplateResult {
    return html`
      <label>
        ${label}
        <input type="password" autocomplete="off" autocapitalize="off" spellcheck="false" required ?readonly=${this.isBusy} />
      </label>
    `;
  }

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    event.stopPropagation();
    if (this.isBusy) return;
    const [passphrase = "", passphrase_repeat = ""] = this.take();
    const asked = this.app.api.ask("approval/collect", { draft_id: this.draftId, passphrase, passphrase_repeat });
    this.isBusy = true;
    this.problem = null;
    try {
      this.collected = await asked;
    } catch (thrown) {
      this.problem = this.app.say(problemOf(thrown));
    }
    this.isBusy = false;
    await this.updateComplete;
    if (this.collected === null) this.inputs[0]?.focus();
    else this.dialog.close();
  };

  private take(): string[] {
    return [...this.inputs].map((input) => {
      const typed = input.value;
      input.value = "";
      return typed;
    });
  }

  private readonly cancel = (): void => {
    if (!this.isBusy) this.dialog.close();
  };

  private readonly ended = (): void => {
    this.take();
    this.answer(this.collected);
  };
}

const stop = (event: Event): void => {
  event.stopPropagation();
};

register("footage-guard-collect", CollectDialog);

declare global {
  interface HTMLElementTagNameMap {
    "footage-guard-collect": CollectDialog;
  }
}
