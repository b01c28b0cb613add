import { css, html, LitElement, type TemplateResult } from "lit";
import { property, query } from "lit/decorators.js";
import { register } from "../register.js";
import { sharedStyles } from "./styles.js";

/**
 * A dialog of the browser's own: it keeps the focus inside, closes with Esc, and gives the focus back. `isBusy` keeps it
 * open while what was asked for is on its way.
 */
export class FgDialog extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      dialog {
        inline-size: min(640px, calc(100vi - 32px));
        max-block-size: calc(100dvb - 32px);
        padding: 24px;
        /* What has the focus is not under the answers, which stay at the end of what is read. */
        scroll-padding-block-end: 104px;
        border: 1px solid var(--divider-color);
        border-radius: 16px;
        background-color: var(--card-background-color);
        color: var(--primary-text-color);
        font-family: var(--ha-font-family-body);
      }
    `,
  ];

  @property() public heading = "";
  @property({ attribute: false }) public isBusy = false;
  @property({ attribute: false }) public closed: () => void = () => undefined;
  @query("dialog") private readonly dialog!: HTMLDialogElement;
  @query("h2") private readonly begin!: HTMLElement;

  private mayClose = false;

  /** A browser keeps a dialog open that is taken away and brought back, and lets the page behind it be used. */
  public override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.dialog.close();
  }

  public show(): void {
    this.mayClose = false;
    // The browser would go to what can have the focus first.
    this.begin.removeAttribute("tabindex");
    this.dialog.showModal();
    // What is longer than the screen is read before the field at its end is gone to, and before a phone shows its keys.
    if (this.dialog.scrollHeight <= this.dialog.clientHeight) return;
    this.begin.tabIndex = -1;
    this.begin.focus();
  }

  public close(): void {
    this.mayClose = true;
    this.dialog.close();
  }

  protected override render(): TemplateResult {
    return html`
      <dialog aria-labelledby="heading" @cancel=${this.keepWhileBusy} @close=${this.left}>
        <div class="stack">
          <h2 id="heading">${this.heading}</h2>
          <slot></slot>
        </div>
      </dialog>
    `;
  }

  private readonly keepWhileBusy = (event: Event): void => {
    if (this.isBusy) event.preventDefault();
  };

  /** A browser lets Esc close it the second time, whatever is said to that. */
  private readonly left = (): void => {
    if (this.isBusy && !this.mayClose) this.dialog.showModal();
    else this.closed();
  };
}

register("footage-guard-dialog", FgDialog);
