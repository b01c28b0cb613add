import { css, html, nothing, type PropertyValues, svg, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { Page } from "../../components/page.js";
import { failure, loaded, notice } from "../../components/parts.js";
import "../../components/player/player.js";
import type { FgPlayer } from "../../components/player/player.js";
import type { HeatMap, KeptBy, ListedClip } from "../../data/wire.js";
import { heatText, outline, partOf, placesAt, SIDE } from "../../logic/clips-heat.js";
import { holdsOf } from "../../logic/clips-list.js";
import { type Loaded, LOADING } from "../../logic/loaded.js";
import { watching } from "../../logic/player.js";
import { register } from "../../register.js";

/** One clip: its film, where something moved, and what keeps it. Each is asked for by a press. */
export class FgClipCard extends Page {
  static override readonly styles = [
    ...Page.styles,
    css`
      .where {
        inline-size: 100%;
        block-size: 100%;
        pointer-events: none;
      }

      /* Seen on any picture: light within dark. */
      .where rect {
        fill: #fff;
        stroke: #000;
        stroke-width: 0.08;
      }

      .moved {
        inline-size: 100%;
        block-size: 64px;
        border-block-end: 1px solid var(--primary-text-color);
        fill: var(--primary-text-color);
      }

      :host(:dir(rtl)) .moved {
        transform: scaleX(-1);
      }
    `,
  ];

  @property({ attribute: false }) public clip!: ListedClip;
  @property() public label = "";
  /** Until they are here nobody knows whether anything keeps it. */
  @property({ attribute: false }) public holds: Loaded<{ readonly holds: readonly KeptBy[] }> = LOADING;
  /** Null while nobody asked. */
  @property({ attribute: false }) public heat: readonly number[] | null = null;
  @property({ attribute: false }) public heated: (id: string, seconds: readonly number[]) => void = () => undefined;
  /** Called when something about clips or holds is another one now. */
  @property({ attribute: false }) public changed: () => Promise<unknown> = () => Promise.resolve();
  @state() private done: string | null = null;
  @state() private isMarked = false;
  @state() private maps: readonly HeatMap[] = [];
  @state() private shownMs = 0;
  @query("footage-guard-player") private readonly player!: FgPlayer;
  @query("[role=status]") private readonly said!: HTMLElement;
  /** The part of the clip whose maps are here, or on their way. */
  private mapped: number | null = null;

  /** Opens the film; for a press of somebody. */
  public async open(): Promise<void> {
    await this.updateComplete;
    await this.player.open();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.isMarked && watching(this.app.info) !== "possible") this.isMarked = false;
    if (!changed.has("clip") || changed.get("clip")?.clip_id === this.clip.clip_id) return;
    this.done = null;
    this.isMarked = false;
    this.maps = [];
    this.mapped = null;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    // What was on its way may have kept the maps of this part from being asked for.
    // Nor may it take away what is said of that.
    if (changed.has("doing") && this.isMarked && this.problem === null) queueMicrotask(this.moved);
  }

  protected override render(): TemplateResult {
    const { text } = this.app.localizer;
    const places = this.isMarked ? placesAt({ maps: this.maps }, this.shownMs) : null;
    return html`
      <div class="card">
        <div role="status" tabindex="-1">${this.done === null ? nothing : notice(this.done)}</div>
        ${failure(this.problem === null ? null : this.app.say(this.problem))}
        <footage-guard-player
          .app=${this.app}
          .watched=${{ clip_id: this.clip.clip_id }}
          .label=${this.label}
          .moved=${this.moved}
        >
          <svg class="where" aria-hidden="true" viewBox="0 0 ${SIDE} ${SIDE}" preserveAspectRatio="none">
            ${places?.map((strength, at) => (strength === 0 ? nothing : placeTemplate(strength, at)))}
          </svg>
        </footage-guard-player>
        ${this.heat === null ? this.button("heat", text("clips.heat.show"), this.askHeat) : this.moving(this.heat)} ${loaded(this.holds, this.app, ({ holds }) => this.kept(holds))}
        <div class="actions">${this.button("hold", text("clips.hold"), this.hold)}</div>
        <p class="hint">${text("clips.logged")}</p>
      </div>
    `;
  }

  private moving(seconds: readonly number[]): TemplateResult {
    const { text } = this.app.localizer;
    const told = heatText(seconds, this.app.localizer);
    return html`
      ${
        seconds.length === 0
          ? nothing
          : html`<svg
              class="moved"
              role="img"
              aria-label=${text("clips.heat.label")}
              viewBox="0 0 ${Math.max(seconds.length, this.lengthS)} 100"
              preserveAspectRatio="none"
            >
              ${svg`<path d=${outline(seconds)} />`}
            </svg>`
      }
      <p>${told}</p>
      ${
        seconds.length === 0
          ? nothing
          : html`<label class="option">
              <input type="checkbox" .checked=${this.isMarked} @change=${this.mark} />
              ${text("clips.heat.mark")}
            </label>`
      }
    `;
  }

  private kept(holds: readonly KeptBy[]): TemplateResult {
    const { localizer, format, info } = this.app;
    const { text } = localizer;
    const kept = holdsOf(this.clip, holds, localizer, format);
    return html`
      ${
        kept.length === 0
          ? html`<p class="hint">${text("clips.hold.none")}</p>`
          : html`<ul class="rows">
              ${kept.map(
                ({ id, label, clips, mayLift }) => html`<li>
                  <p id=${id}>${label}</p>
                  ${
                    mayLift && info.role === "approver" && !info.is_locked_down
                      ? this.button(`lift ${id}`, text("clips.lift"), () => this.lift(id, clips), id)
                      : nothing
                  }
                </li>`,
              )}
            </ul>`
      }
    `;
  }

  private button(name: string, label: string, deed: () => Promise<unknown>, about: string | null = null): TemplateResult {
    return html`
      <button
        type="button"
        aria-describedby=${about ?? nothing}
        aria-disabled=${String(this.doing !== null)}
        @click=${() => void this.act(name, deed)}
      >
        ${this.doing === name ? this.app.localizer.text("status.working") : label}
      </button>
    `;
  }

  private get lengthS(): number {
    const { start, end } = this.clip;
    return Math.round((Date.parse(end ?? start) - Date.parse(start)) / 1000);
  }

  private readonly askHeat = async (): Promise<void> => {
    if (watching(this.app.info) === "locked" && !(await this.app.unlock())) return;
    const { clip_id } = this.clip;
    const { seconds } = await this.app.api.ask("clips/heat", { clip_id });
    this.heated(clip_id, seconds);
  };

  private readonly mark = (event: Event): void => {
    this.isMarked = (event.target as HTMLInputElement).checked;
    this.mapped = null;
    this.moved();
  };

  /** Another picture is shown: its map may have to be asked for. */
  private readonly moved = (): void => {
    this.shownMs = this.player.currentMs;
    if (!this.isMarked) return;
    const part = partOf(this.shownMs);
    // One thing at a time: after what is on its way.
    if (this.mapped === part.from_ms || this.doing !== null) return;
    this.mapped = part.from_ms;
    void this.act("maps", async () => {
      const { clip_id } = this.clip;
      const { maps } = await this.app.api.ask("clips/heat", { clip_id, ...part });
      if (clip_id === this.clip.clip_id) this.maps = maps;
    });
  };

  private readonly hold = async (): Promise<void> => {
    const { text } = this.app.localizer;
    const { until } = await this.app.api.ask("holds/place", { clip_ids: [this.clip.clip_id] });
    await this.tell(until === null ? text("clips.hold.done") : text("clips.hold.done_until", { until: this.app.format.moment(until) }));
  };

  private async lift(id: string, clips: number): Promise<void> {
    const { api, localizer, format, prove } = this.app;
    const { text } = localizer;
    const wasDone = await prove({
      heading: text("clips.lift.heading"),
      text: text("clips.lift.text", { count: format.number(clips) }),
      action: text("clips.lift"),
      mayUseCode: true,
      run: (secret) => api.prove("holds/lift", { hold_id: id }, (statement) => statement["clips"] === clips, secret),
    });
    if (wasDone) await this.tell(text("clips.lift.done"));
  }

  private async tell(done: string): Promise<void> {
    this.done = done;
    await this.changed();
    await this.updateComplete;
    if (this.shadowRoot?.activeElement === null) this.said.focus();
  }
}

const placeTemplate = (strength: number, at: number): TemplateResult =>
  svg`<rect x=${at % SIDE} y=${Math.floor(at / SIDE)} width="1" height="1" fill-opacity=${strength / 2} />`;

register("footage-guard-clip", FgClipCard);

declare global {
  interface HTMLElementTagNameMap {
    "footage-guard-clip": FgClipCard;
  }
}
