import { html, LitElement, nothing, svg, type TemplateResult } from "lit";
import { property, query, queryAll, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { outline } from "../../logic/clips-heat.js";
import { type ClipItem, directionOf, goFrom, type Item, LEAST_PX, type MarkKind, type Place, type Row, type Timeline } from "../../logic/timeline.js";
import type { MessageKey } from "../../localize/localize.js";
import { register } from "../../register.js";
import type { App } from "../app.js";
import { sharedStyles } from "../styles.js";
import { timelineStyles } from "./timeline.styles.js";

const SIGNS: Readonly<Record<MarkKind, string>> = { ring: "●", motion: "▲" };
const LEGEND: readonly (readonly [look: string, sign: string, key: MessageKey])[] = [
  ["clip", "", "timeline.legend.clip"],
  ["chosen", "✓", "timeline.legend.chosen"],
  ["gap", "", "timeline.legend.gap"],
  ["asked", "", "timeline.legend.window"],
  ["", SIGNS.ring, "timeline.legend.ring"],
  ["", SIGNS.motion, "timeline.legend.motion"],
];
const OF_REQUESTS: ReadonlySet<string> = new Set(["gap", "asked"]);
/** More than that is read when somebody opens it. */
const SHORT_LIST = 40;
const LANE_PX = 48;
const MARKS_PX = 16;
const SIGN_PX = 12;

/** What all cameras have of a time: drawn as rows, and the same as a list. It chooses and plays nothing by itself. */
export class FgTimeline extends LitElement {
  static override readonly styles = [sharedStyles, timelineStyles];

  @property({ attribute: false }) public app!: Pick<App, "localizer">;
  @property({ attribute: false }) public view!: Timeline;
  @property({ attribute: false }) public chosen: ReadonlySet<string> = new Set();
  /** Without a time that was asked for, and for a page that has a list of its own. */
  @property({ attribute: false }) public isPlain = false;
  /** How much moved in each second of clips, as far as somebody asked. */
  @property({ attribute: false }) public heats: ReadonlyMap<string, readonly number[]> = new Map();
  /** The clip that is watched. */
  @property({ attribute: false }) public playing: string | null = null;
  @property({ attribute: false }) public play: (id: string) => void = () => undefined;
  @property({ attribute: false }) public choose: (id: string) => void = () => undefined;
  /** Where somebody is with the keyboard. */
  @state() private current: string | null = null;
  @state() private isListed: boolean | null = null;
  @query(".scroll") private readonly scroller!: HTMLElement | null;
  @queryAll(".clip[role]") private readonly options!: NodeListOf<HTMLElement>;

  /** Begins where the first clip is: of a long time with little in it, the screen would show only that there is nothing. */
  protected override firstUpdated(): void {
    const [first] = this.options;
    if (first === undefined || this.scroller === null) return;
    const [clip, shown] = [first, this.scroller].map((element) => element.getBoundingClientRect()) as [DOMRect, DOMRect];
    this.scroller.scrollLeft += clip.left + clip.width / 2 - shown.left - shown.width / 2;
  }

  protected override render(): TemplateResult {
    return html`
      <div class="stack">
        ${this.view.isEmpty ? nothing : this.drawing()} ${this.isPlain ? nothing : this.lists()}
      </div>
    `;
  }

  private lists(): TemplateResult {
    const { text } = this.app.localizer;
    const { rows } = this.view;
    const isListed = this.isListed ?? rows.reduce((sum, { items }) => sum + items.length, 0) <= SHORT_LIST;
    return html`
        <details ?open=${isListed} @toggle=${this.listed}>
          <summary>${text("timeline.list")}</summary>
          ${isListed ? html`<div class="stack">${rows.map((row) => this.list(row))}</div>` : nothing}
        </details>
    `;
  }

  private drawing(): TemplateResult {
    const { text } = this.app.localizer;
    const { rows, ticks, window: asked, width } = this.view;
    const here = this.here()?.id;
    return html`
      <ul class="legend">
        ${LEGEND.filter(([look]) => !this.isPlain || !OF_REQUESTS.has(look)).map(
          ([look, sign, key]) =>
            html`<li><span class="swatch ${look}" aria-hidden="true">${sign}</span>${text(key)}</li>`,
        )}
      </ul>
      <div class="scroll">
        <div class="track" .style=${`min-inline-size: ${String(width)}px`}>
          ${ticks.map(({ at, label }) => html`<div class="tick" aria-hidden="true" .style=${placed({ at, size: 0 })}>${label}</div>`)}
          <div
            role="listbox"
            aria-multiselectable="true"
            aria-label=${text("timeline.label")}
            aria-describedby="keys"
          >
            ${rows.map((row) => this.row(row, here))}
          </div>
          ${this.isPlain ? nothing : html`<div class="asked" .style=${placed(asked)}></div>`}
        </div>
      </div>
      <p id="keys" class="hint">${text("timeline.keys")}</p>
    `;
  }

  private row({ title, lanes, items, clips }: Row, here: string | undefined): TemplateResult {
    return html`
      <div role="group" aria-label=${title}>
        <p class="title" aria-hidden="true"><bdi>${title}</bdi></p>
        <div class="lanes" .style=${`block-size: ${String(MARKS_PX + lanes * LANE_PX)}px`}>
          ${repeat(items, keyOf, (item) =>
            item.kind === "gap"
              ? html`<div class="gap" aria-hidden="true" .style=${placed(item)}></div>`
              : this.clip(item, item.id === here),
          )}
          ${clips.flatMap(({ marks }) =>
            marks.map(
              ({ kind, at }) =>
                html`<span class="mark" aria-hidden="true" .style=${`inset-inline-start: min(${String(at)}%, 100% - ${String(SIGN_PX)}px)`}>${SIGNS[kind]}</span>`,
            ),
          )}
        </div>
      </div>
    `;
  }

  private clip(clip: ClipItem, isHere: boolean): TemplateResult {
    const { id, lane, label, notes, isThere, lengthS } = clip;
    const isChosen = this.chosen.has(id);
    const isPlaying = this.playing === id;
    return html`
      <div
        class="clip"
        role="option"
        id=${id}
        tabindex=${isHere ? "0" : "-1"}
        aria-selected=${String(isChosen)}
        aria-disabled=${String(!isThere)}
        aria-current=${String(isPlaying)}
        aria-label=${[label, ...notes].join(". ")}
        .style=${`${placedWhole(clip)}; inset-block-start: ${String(MARKS_PX + lane * LANE_PX)}px`}
        @click=${() => {
          this.current = id;
          if (isThere) this.play(id);
        }}
        @focus=${() => (this.current = id)}
        @keydown=${this.pressed}
      >
        ${heatTemplate(this.heats.get(id) ?? [], lengthS)}${isPlaying ? "▶" : ""}${isChosen ? "✓" : ""}
      </div>
    `;
  }

  private list({ title, items, clips, isCut }: Row): TemplateResult {
    const { text } = this.app.localizer;
    return html`
      <section class="stack">
        <h4 dir="auto">${title}</h4>
        ${clips.length === 0 ? html`<p>${text("timeline.none")}</p>` : nothing}
        <ul class="rows">
          ${repeat(items, keyOf, (item) =>
            item.kind === "gap" ? html`<li class="hint">${item.label}</li>` : html`<li class="item">${this.line(item)}</li>`,
          )}
        </ul>
        ${isCut ? html`<p>${text("timeline.cut_off")}</p>` : nothing}
      </section>
    `;
  }

  private line({ id, label, notes, isThere }: ClipItem): TemplateResult {
    const { text } = this.app.localizer;
    const words = html`<span>${label}${notes.map((note) => html`<br /><span class="hint">${note}</span>`)}</span>`;
    if (!isThere) return words;
    const [choose, play] = [this.choose, this.play].map((done) => () => {
      done(id);
    });
    return html`
      <label class="option">
        <input type="checkbox" .checked=${this.chosen.has(id)} @change=${choose} />
        ${words}
      </label>
      <button type="button" aria-label="${text("timeline.play")}: ${label}" @click=${play}>
        ${text("timeline.play")}
      </button>
    `;
  }

  /** The one clip that the tab key leads to. */
  private here(): ClipItem | undefined {
    const clips = this.view.rows.flatMap((row) => row.clips);
    return clips.find(({ id }) => id === this.current) ?? clips[0];
  }

  private readonly pressed = (event: KeyboardEvent): void => {
    const clip = this.here();
    if (clip === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const { id, isThere } = clip;
    const direction = directionOf(event.key, getComputedStyle(this).direction === "rtl");
    const does = event.key === "Enter" ? this.play : event.key === " " ? this.choose : null;
    if (direction !== null) this.go(goFrom(this.view.rows, id, direction));
    else if (does === null) return;
    else if (isThere) does(id);
    event.preventDefault();
  };

  private go(id: string): void {
    this.current = id;
    [...this.options].find((option) => option.id === id)?.focus();
  }

  private readonly listed = (event: Event): void => {
    this.isListed = (event.target as HTMLDetailsElement).open;
  };
}

/** Seconds end with the last one in which something moved; the clip may go on. */
const heatTemplate = (seconds: readonly number[], lengthS: number): TemplateResult | typeof nothing =>
  seconds.length === 0
    ? nothing
    : html`<svg class="heat" aria-hidden="true" viewBox="0 0 ${Math.max(seconds.length, lengthS)} 100" preserveAspectRatio="none">
        ${svg`<path d=${outline(seconds)} />`}
      </svg>`;

const keyOf = (item: Item): string => (item.kind === "clip" ? item.id : String(item.fromMs));

/** So that one at the very end is not cut off by it. */
const placedWhole = ({ at, size }: Place): string =>
  `inset-inline-start: min(${String(at)}%, 100% - ${String(LEAST_PX)}px); inline-size: ${String(size)}%; min-inline-size: ${String(LEAST_PX)}px`;

/** A declaration, set through the element's own style: a strict policy refuses the attribute. */
const placed = ({ at, size }: Place): string => `inset-inline-start: ${String(at)}%; inline-size: ${String(size)}%`;

register("footage-guard-timeline", FgTimeline);

declare global {
  interface HTMLElementTagNameMap {
    "footage-guard-timeline": FgTimeline;
  }
}
