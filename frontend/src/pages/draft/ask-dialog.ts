import { html, LitElement, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import type { App } from "../../components/app.js";
import "../../components/dialog.js";
import type { FgDialog } from "../../components/dialog.js";
import { sharedStyles } from "../../components/styles.js";
import { register } from "../../register.js";

export interface Asked {
  readonly heading: string;
  readonly text: string;
  /** Words on the button that does it. */
  readonly action: string;
}

/** Says what would happen before it does. */
export class AskDialog extends LitElement {
  static override readonly styles = [sharedStyles];

  @property({ attribute: false }) public app!: Pick<App, "localizer">;
  @state() private asked: Asked | null = null;
  @query("footage-guard-dialog") private readonly dialog!: FgDialog;
  private answer: (isWanted: boolean) => void = () => undefined;
  private isWanted = false;

  /** True where the person wants it all the same. */
  public async ask(asked: Asked): Promise<boolean> {
    this.asked = asked;
    this.isWanted = false;
    const answered = new Promise<boolean>((resolve) => (this.answer = resolve));
    await this.updateComplete;
    await this.dialog.updateComplete;
    this.dialog.show();
    return answered;
  }

  protected override render(): TemplateResult {
    const { asked } = this;
    return html`
      <footage-guard-dialog .heading=${asked?.heading ?? ""} .closed=${this.ended}>
        <p>${asked?.text ?? ""}</p>
        <div class="actions choice">
          <button type="button" @click=${this.close}>${this.app.localizer.text("step_up.cancel")}</button>
          <button type="button" @click=${this.want}>${asked?.action ?? ""}</button>
        </div>
      </footage-guard-dialog>
    `;
  }

  private readonly want = (): void => {
    this.isWanted = true;
    this.close();
  };

  private readonly close = (): void => {
    this.dialog.close();
  };

  private readonly ended = (): void => {
    this.answer(this.isWanted);
  };
}

register("footage-guard-ask", AskDialog);

declare global {
  interface HTMLElementTagNameMap {
    "footage-guard-ask": AskDialog;
  }
}
