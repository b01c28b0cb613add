import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { property, query, queryAll, state } from "lit/decorators.js";
import type { Secret } from "../data/api.js";
import { plainDigits } from "../logic/digits.js";
import { problemOf } from "../logic/problem.js";
import { isPlain } from "../logic/transport.js";
import { register } from "../register.js";
import type { App, StepUp } from "./app.js";
import "./dialog.js";
import type { FgDialog } from "./dialog.js";
import { failure, notice } from "./parts.js";
import { sharedStyles } from "./styles.js";

/** Events that say what is typed. They end in this element: nothing around it needs them. */
const TELLING = ["keydown", "keyup", "keypress", "beforeinput", "input", "change", "paste", "copy", "compositionupdate", "compositionend"];

/**
 * The one place where a person types a secret. It stands in the field alone, is taken out of it before anything is sent,
 * and is in no attribute, text, address, storage or event that leaves this element.
 */
export class FgStepUp extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      form {
        display: flex;
        flex-direction: column;
      }

      /* Both answers are seen while somebody reads: that there is more than the screen shows, and the way out. */
      .choice {
        position: sticky;
        inset-block-end: -24px;
        margin: 0 -24px -24px;
        padding: 16px 24px 24px;
        border-block-start: 1px solid var(--divider-color);
        border-radius: 0 0 16px 16px;
        background-color: var(--card-background-color);
      }
    `,
  ];

  @property({ attribute: false }) public app!: Pick<App, "api" | "localizer" | "say">;
  @state() private asked: StepUp | null = null;
  @state() private isBusy = false;
  @state() private problem: string | null = null;
  @state() private hasCode = false;
  @state() private byCode = false;
  @query("footage-guard-dialog") private readonly dialog!: FgDialog;
  @queryAll("input") private readonly inputs!: NodeListOf<HTMLInputElement>;
  private answer: (wasDone: boolean) => void = () => undefined;
  private wasDone = false;

  public constructor() {
    super();
    for (const name of TELLING) this.addEventListener(name, stop);
  }

  /**
   * Resolves when the dialog has closed: true where it was done. Nothing is asked while something else is, nor where nobody
   * sees it: what somebody types is for what they read before they began, however late an answer of the server comes.
   */
  public async ask(asked: StepUp): Promise<boolean> {
    if (this.asked !== null || !this.isConnected) return false;
    this.asked = asked;
    this.problem = null;
    this.wasDone = this.byCode = this.hasCode = false;
    const answered = new Promise<boolean>((resolve) => (this.answer = resolve));
    await this.updateComplete;
    await this.dialog.updateComplete;
    if (this.dialog.isConnected) this.dialog.show();
    else this.ended();
    if (asked.mayUseCode) void this.lookForCode(asked);
    return answered;
  }

  /** A browser closes the dialog of a panel that is taken away, and tells nobody. What is on its way still ends by itself. */
  public override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.asked !== null && !this.isBusy) this.dialog.close();
  }

  protected override render(): TemplateResult {
    const { text } = this.app.localizer;
    const { asked } = this;
    const type = asked?.isReadable === true ? "text" : "password";
    return html`
      <footage-guard-dialog .heading=${asked?.heading ?? ""} .isBusy=${this.isBusy} .closed=${this.ended}>
        <form class="stack" @submit=${this.submit} autocomplete="off">
          ${typeof asked?.text === "string" ? html`<p>${asked.text}</p>` : asked?.text}
          ${isPlain(location) && typesOf(asked) ? notice(text("step_up.plain")) : nothing}
          ${failure(this.problem)} ${this.proofFields()}
          ${(asked?.fields ?? []).map(([name, label, most]) =>
            this.field(name, label, most === undefined ? type : "text", "text", most),
          )}
          ${
            this.hasCode
              ? html`<button type="button" @click=${this.other}>
                  ${text(this.byCode ? "step_up.by_passphrase" : "step_up.by_code")}
                </button>`
              : nothing
          }
          <div class="actions choice">
            <button type="button" @click=${this.cancel} aria-disabled=${String(this.isBusy)}>${text("step_up.cancel")}</button>
            <button type="submit" aria-disabled=${String(this.isBusy)}>
              ${this.isBusy ? text("status.working") : (asked?.action ?? "")}
            </button>
          </div>
        </form>
      </footage-guard-dialog>
    `;
  }

  private proofFields(): TemplateResult | typeof nothing {
    const { text } = this.app.localizer;
    const proof = this.asked?.proof ?? "passphrase";
    if (proof === "none") return nothing;
    if (!this.byCode) return this.field(proof, text(`step_up.${proof}`), proof === "passphrase" ? "password" : "text");
    return html`
      ${this.field("pin", text("step_up.pin"), "password")} ${this.field("code", text("step_up.code"), "text", "numeric")}
    `;
  }

  private field(name: string, label: string, type: string, mode = "text", most?: number): TemplateResult {
    // A browser that offers to keep it would keep it beside the password of the login.
    return html`
      <label>
        ${label}
        <input
          id=${name}
          type=${type}
          inputmode=${mode}
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          maxlength=${most ?? nothing}
          required
          ?readonly=${this.isBusy}
        />
      </label>
    `;
  }

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    event.stopPropagation();
    const { asked } = this;
    if (this.isBusy || asked === null) return;
    const proof = asked.run(...this.take(asked));
    this.isBusy = true;
    this.problem = null;
    try {
      await proof;
      this.wasDone = true;
    } catch (thrown) {
      this.problem = this.app.say(problemOf(thrown));
    }
    this.isBusy = false;
    await this.updateComplete;
    if (this.wasDone || !this.isConnected) this.dialog.close();
    else this.inputs[0]?.focus();
  };

  /** Takes what was typed out of the fields; what is no secret stays there, for whoever has to try again. */
  private take({ proof = "passphrase", fields = [] }: StepUp): [Secret, Readonly<Record<string, string>>] {
    const typed = this.clear(fields.flatMap(([name, , most]) => (most === undefined ? [] : [name])));
    const beside = typed.splice(typed.length - fields.length);
    const [first = "", second = ""] = typed;
    const secret: Secret = this.byCode
      ? { method: "totp", secret: { pin: first, code: plainDigits(second) } }
      : { method: proof === "none" ? "passphrase" : proof, secret: first };
    return [secret, Object.fromEntries(fields.map(([name], index) => [name, beside[index] ?? ""]))];
  }

  private clear(but: readonly string[] = []): string[] {
    return [...this.inputs].map((input) => {
      const typed = input.value;
      if (!but.includes(input.id)) input.value = "";
      return typed;
    });
  }

  private async lookForCode(asked: StepUp): Promise<void> {
    try {
      const { has_pin, has_one_time_codes, unlocked_until } = await this.app.api.ask("vault/status");
      // By then it may be another dialog, which asks for itself.
      if (this.asked === asked) this.hasCode = has_pin && has_one_time_codes && unlocked_until !== null;
    } catch {
      // The passphrase is a proof for everything.
    }
  }

  private readonly other = (): void => {
    this.clear();
    this.byCode = !this.byCode;
  };

  private readonly cancel = (): void => {
    if (!this.isBusy) this.dialog.close();
  };

  private readonly ended = (): void => {
    this.clear();
    this.asked = null;
    this.answer(this.wasDone);
  };
}

/** Whether anything is typed at all: a dialog may only say what will be done. */
const typesOf = (asked: StepUp | null): boolean => asked?.proof !== "none" || (asked.fields ?? []).length > 0;

const stop = (event: Event): void => {
  event.stopPropagation();
};

register("footage-guard-step-up", FgStepUp);
