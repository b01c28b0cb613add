import { css, html, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { Page } from "../../components/page.js";
import { failure } from "../../components/parts.js";
import type { RecoveryCode } from "../../data/wire.js";
import type { Problem } from "../../logic/problem.js";
import { register } from "../../register.js";

/** Makes a recovery code. It is shown once, kept nowhere, and counts when it was typed back from paper. */
export class FgRecoveryCode extends Page {
  static override readonly styles = [
    ...Page.styles,
    css`
      output {
        font-family: var(--ha-font-family-code, monospace);
        font-size: var(--ha-font-size-l, 16px);
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) public hasCode = false;
  /** Called with what the server confirmed. */
  @property({ attribute: false }) public told: (done: string) => void = () => undefined;
  @state() private made: RecoveryCode | null = null;
  /** Who copies it from the screen has no paper to find it on. */
  @state() private isHidden = false;

  public override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.made = null;
  }

  protected override render(): TemplateResult {
    const { text } = this.app.localizer;
    return html`
      <div class="stack">
        ${this.made === null ? this.offer() : this.shown(this.made)}
        ${failure(this.problem === null ? null : this.app.say(this.problem))}
        <div class="actions">
          ${
            this.made === null
              ? html`<button type="button" @click=${this.make}>${text("recovery.make")}</button>`
              : html`
                  <button type="button" @click=${this.drop}>${text("recovery.cancel")}</button>
                  <button type="button" @click=${this.typeBack}>${text("recovery.type")}</button>
                `
          }
        </div>
      </div>
    `;
  }

  private offer(): TemplateResult {
    return html`<p>${this.app.localizer.text(this.hasCode ? "recovery.has" : "recovery.none")}</p>`;
  }

  private shown({ recovery_code, type_back_within_s }: RecoveryCode): TemplateResult {
    const { localizer, format } = this.app;
    return html`
      <p>${localizer.text("recovery.show", { lasts: format.duration(type_back_within_s * 1000) })}</p>
      <output>${this.isHidden ? "" : recovery_code}</output>
    `;
  }

  private readonly make = async (): Promise<void> => {
    const { api, localizer, prove } = this.app;
    await prove({
      heading: localizer.text("recovery.make"),
      text: localizer.text("recovery.proof"),
      action: localizer.text("recovery.make"),
      // PIN and code replace no passphrase, which a recovery code does a day later.
      mayUseCode: false,
      run: async (secret) => {
        const made = await api.prove("vault/new_recovery_code", {}, null, secret);
        if (this.isConnected && "recovery_code" in made) this.made = made as RecoveryCode;
      },
    });
  };

  private readonly typeBack = async (): Promise<void> => {
    const { api, localizer, prove } = this.app;
    const { text } = localizer;
    this.isHidden = true;
    const wasDone = await prove({
      heading: text("recovery.type"),
      text: text("recovery.type.text"),
      action: text("recovery.type"),
      mayUseCode: false,
      proof: "none",
      fields: [["typed_back", text("recovery.type.field")]],
      isReadable: true,
      run: (_none, { typed_back = "" }) =>
        api.ask("vault/new_recovery_code", { typed_back }).catch((thrown: unknown) => {
          // What is shown ends with its connection and its time: it is not taken for a code that counts.
          if ((thrown as Partial<Problem>).code === "recovery_code_over") this.made = null;
          throw thrown;
        }),
    });
    this.isHidden = false;
    if (!wasDone) return;
    this.made = null;
    this.told(text("recovery.done"));
  };

  private readonly drop = (): void => {
    this.made = null;
  };
}

register("footage-guard-recovery-code", FgRecoveryCode);
