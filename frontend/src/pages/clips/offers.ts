import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { Page } from "../../components/page.js";
import { failure, notice, progress } from "../../components/parts.js";
import type { Offers } from "../../data/wire.js";
import { type Day, spanOfDay } from "../../logic/clips-calendar.js";
import { type Asked, type OfferRow, offersView, withImported } from "../../logic/clips-offers.js";
import { register } from "../../register.js";
import { clipsStyles } from "./clips.styles.js";

/** What other recorders have of a camera and a day, to import one by one. They are asked once somebody wants to see it. */
export class FgClipOffers extends Page {
  static override readonly styles = [...Page.styles, clipsStyles];

  /** Empty where none is chosen. */
  @property() public camera = "";
  @property() public day: Day = "";
  /** Called when there is another clip. */
  @property({ attribute: false }) public imported: () => Promise<unknown> = () => Promise.resolve();
  @state() private isOpen = false;
  @state() private found: (Offers & { readonly asked: Asked }) | null = null;
  @state() private done: string | null = null;
  @state() private importing: string | null = null;
  @query("[role=status]") private readonly said!: HTMLElement | null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("camera") || changed.has("day")) this.found = this.done = this.problem = null;
    const mayLook = this.isOpen && this.camera !== "" && this.problem === null;
    if (mayLook && this.found === null && this.doing === null) void this.look();
  }

  protected override render(): TemplateResult {
    const { text } = this.app.localizer;
    return html`
      <details @toggle=${this.toggle}>
        <summary>${text("clips.offers.heading")}</summary>
        <div class="stack">
          <p class="hint">${text("clips.offers.text")}</p>
          <div role="status" tabindex="-1">${this.done === null ? nothing : notice(this.done)}</div>
          ${failure(this.problem === null ? null : this.app.say(this.problem))}
          ${this.camera === "" ? html`<p>${text("clips.offers.choose")}</p>` : this.offered()}
        </div>
      </details>
    `;
  }

  private offered(): TemplateResult {
    const { text } = this.app.localizer;
    if (this.doing === "look") return progress(text("clips.offers.looking"));
    return html`
      ${this.found === null ? nothing : this.list(this.found)}
      <div class="actions">
        <button type="button" aria-disabled=${String(this.doing !== null)} @click=${this.again}>${text("clips.offers.again")}</button>
      </div>
    `;
  }

  private list(found: Offers & { readonly asked: Asked }): TemplateResult {
    const { localizer, format } = this.app;
    const { rows, notes } = offersView(found, found.asked, localizer, format);
    return html`
      ${notes.map((note) => html`<p class="notice">${note}</p>`)}
      ${
        rows.length === 0
          ? nothing
          : html`<h4>${format.day(spanOfDay(found.asked.day, format.timeZone).from)}</h4>
              <ul class="rows">
                ${repeat(
                  rows,
                  ({ key }) => key,
                  (row) => html`<li class="offer stack">${this.row(row)}</li>`,
                )}
              </ul>`
      }
    `;
  }

  private row(row: OfferRow): TemplateResult {
    const { text } = this.app.localizer;
    const name = text(row.isImported ? "clips.offers.do_again" : "clips.import.do");
    return html`
      <div class="line">
        <span dir="auto">
          ${row.label}
          ${row.title === "" ? nothing : html`<br /><span class="hint"><bdi>${row.title}</bdi></span>`}
          ${row.isImported ? html`<br /><span class="hint">${text("clips.offers.imported")}</span>` : nothing}
        </span>
        <button
          type="button"
          aria-disabled=${String(this.doing !== null)}
          aria-label="${name}: ${row.label}"
          @click=${() => void this.take(row)}
        >
          ${this.importing === row.key ? text("status.working") : name}
        </button>
      </div>
      ${this.importing === row.key ? progress(text("clips.import.reading")) : nothing}
    `;
  }

  private readonly toggle = (event: Event): void => {
    this.isOpen = (event.target as HTMLDetailsElement).open;
  };

  private readonly again = (): void => {
    this.done = this.problem = null;
    if (this.doing === null) void this.look();
  };

  /** Of what is chosen by now: somebody may have gone to another day while recorders were asked. */
  private async look(): Promise<void> {
    await this.act("look", async () => {
      let asked: Asked;
      let found: Offers;
      do {
        asked = { camera: this.camera, day: this.day };
        found = await this.app.api.ask("clips/offers", asked);
      } while (asked.camera !== this.camera || asked.day !== this.day);
      this.found = { ...found, asked };
    });
  }

  private async take(row: OfferRow): Promise<void> {
    if (this.doing !== null) return;
    this.done = null;
    this.importing = row.key;
    await this.act("import", async () => {
      const { clip_id } = await this.app.api.ask("clips/import", row.fields);
      if (this.found !== null) this.found = { ...this.found, ...withImported(this.found, row, clip_id) };
      this.done = this.app.localizer.text("clips.offers.done");
      await this.imported();
      await this.updateComplete;
      this.said?.focus();
    });
    this.importing = null;
  }
}

register("footage-guard-clip-offers", FgClipOffers);

declare global {
  interface HTMLElementTagNameMap {
    "footage-guard-clip-offers": FgClipOffers;
  }
}
