import { html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import { property, query } from "lit/decorators.js";
import { sharedStyles } from "./styles.js";
import { register } from "../register.js";

const areOther = (parts: readonly unknown[], before: readonly unknown[] = []): boolean =>
  parts.length !== before.length || parts.some((part, at) => part !== before[at]);

/** A link that saves a file that the panel made. Its address keeps all of the file in memory until it goes. */
export class SaveLink extends LitElement {
  static override readonly styles = [sharedStyles];

  @property() public label = "";
  @property() public name = "";
  @property() public type = "";
  @property({ attribute: false, hasChanged: areOther }) public parts: readonly BlobPart[] = [];
  @query("a") private readonly link!: HTMLAnchorElement | null;
  private address: string | null = null;

  public override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.requestUpdate("parts", []);
  }

  public override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.drop();
  }

  /** Has the browser save it, as a press does. */
  public save(): void {
    this.link?.click();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("parts")) return;
    this.drop();
    // Where it is taken away already, nothing would give the address back.
    if (!this.isConnected) return;
    this.address = URL.createObjectURL(new Blob([...this.parts], { type: this.type }));
  }

  protected override render(): TemplateResult {
    return html`<a class="button" href=${this.address ?? ""} download=${this.name}>${this.label}</a>`;
  }

  private drop(): void {
    if (this.address !== null) URL.revokeObjectURL(this.address);
    this.address = null;
  }
}

/** By then a browser has read a file that it saves. */
const SAVED_MS = 60_000;

/** Has the browser save a file once, where there is no page to show a link in. */
export const saveOnce = (name: string, part: BlobPart): void => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([part]));
  link.download = name;
  link.click();
  // Some browsers begin to read it after the click.
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, SAVED_MS);
};

export const saveLink = (label: string, name: string, parts: readonly BlobPart[], type: string): TemplateResult => html`
  <footage-guard-save .label=${label} .name=${name} .parts=${parts} .type=${type}></footage-guard-save>
`;

register("footage-guard-save", SaveLink);

declare global {
  interface HTMLElementTagNameMap {
    "footage-guard-save": SaveLink;
  }
}
