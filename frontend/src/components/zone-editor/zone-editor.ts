import { html, nothing, type PropertyValues, svg, type SVGTemplateResult, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import type { MessageKey } from "../../localize/localize.js";
import { NO_STEPS, redone, type Steps, stepped, undone } from "../../logic/undo.js";
import {
  areSame,
  dotOf,
  fromPercent,
  knobOf,
  mayHavePoint,
  mayHaveZone,
  mayLosePoint,
  nudged,
  ONE,
  pathOf,
  percent,
  type Point,
  withoutPoint,
  withoutZone,
  withPointAfter,
  withPointAt,
  withPointMoved,
  withZone,
  type Zones,
} from "../../logic/zones.js";
import { register } from "../../register.js";
import { Page } from "../page.js";
import { failure, notice } from "../parts.js";
import { zoneStyles } from "./zone-editor.styles.js";

/** So far a press may slip, in pixels. */
const SLIP = 8;

/** Which point, by its zone and its number in it. */
type Place = readonly [zone: number, point: number];

/**
 * Draws the parts of a picture in which a detector ignores what moves. Each point is taken along by mouse, pen or finger,
 * moved by arrow keys, or put somewhere by numbers. Nothing counts before it is saved.
 */
export class ZoneEditor extends Page {
  static override readonly styles = [...Page.styles, zoneStyles];

  /** What is saved. */
  @property({ attribute: false }) public zones: Zones = [];
  /** Address of a picture of now; null without one. */
  @property({ attribute: false }) public still: string | null = null;
  @property() public label = "";
  /** What was drawn here before and is not saved; null for nothing. */
  @property({ attribute: false }) public left: Zones | null = null;
  /** Called with what is drawn and not saved; with null where all of it is. */
  @property({ attribute: false }) public drew: (drawn: Zones | null) => void = () => undefined;
  /** Has the server keep them; resolves once it does. */
  @property({ attribute: false }) public save: (zones: Zones) => Promise<void> = () => Promise.resolve();
  @state() private drawn: Zones = [];
  @state() private steps: Steps<Zones> = NO_STEPS;
  @state() private selected: number | null = null;
  @state() private isSaved = false;
  /** What they were before somebody began to move a point. */
  private drag: { readonly at: Place; readonly before: Zones } | null = null;
  /** Where somebody presses on the picture, and not on a point of it. */
  private pressed: readonly [x: number, y: number] | null = null;
  /** What is to have the focus once it is there. */
  private next: string | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.follow(changed);
    if (this.hasUpdated || this.left === null) return;
    // What is saved is a step back.
    this.steps = stepped(NO_STEPS, this.drawn);
    this.drawn = this.left;
  }

  private follow(changed: PropertyValues<this>): void {
    if (!changed.has("zones") || areSame(this.zones, this.drawn)) return;
    // What somebody draws stays, whatever others saved meanwhile: it is said beside it.
    if (!areSame(this.drawn, changed.get("zones") ?? [])) return;
    this.drawn = this.zones;
    this.steps = NO_STEPS;
    this.selected = null;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.drew(areSame(this.drawn, this.zones) ? null : this.drawn);
    if (this.next === null) return;
    this.renderRoot.querySelector<HTMLElement | SVGElement>(this.next)?.focus();
    this.next = null;
  }

  protected override render(): TemplateResult {
    const { text } = this.app.localizer;
    const isChanged = !areSame(this.drawn, this.zones);
    const { past, future } = this.steps;
    return html`
      <div class="stack">
        <div class="picture">
          ${this.still === null ? nothing : html`<img src=${this.still} alt=${text("zones.picture", { camera: this.label })} />`}
          ${this.picture()}
        </div>
        <p class="hint">${text("zones.how")}</p>
        ${
          this.drawn.length === 0
            ? html`<p>${text("zones.none")}</p>`
            : html`<ul class="rows">${this.drawn.map((_, index) => html`<li class="card">${this.card(index)}</li>`)}</ul>`
        }
        ${failure(this.problem === null ? null : this.app.say(this.problem))}
        <div role="status">${this.isSaved && !isChanged ? notice(text("zones.saved")) : nothing}</div>
        <div class="actions">
          ${this.button("zones.add", this.add, mayHaveZone(this.drawn), "add")}
          ${this.button("redact.undo", () => { this.travel(undone); }, past.length > 0)}
          ${this.button("redact.redo", () => { this.travel(redone); }, future.length > 0)}
          ${this.button(this.doing === null ? "zones.save" : "status.working", () => void this.keep(), isChanged)}
        </div>
      </div>
    `;
  }

  private picture(): TemplateResult {
    return html`
      <svg
        viewBox="0 0 ${ONE} ${ONE}"
        preserveAspectRatio="none"
        role="group"
        aria-label=${this.app.localizer.text("zones.heading", { camera: this.label })}
        @pointerdown=${this.touch}
        @pointermove=${this.move}
        @pointerup=${this.end}
        @pointercancel=${this.breakOff}
        @touchmove=${this.hold}
      >
        ${this.drawn.map(
          (zone, index) => svg`
            <path
              class="zone ${index === this.selected ? "selected" : ""}"
              d=${pathOf(zone)}
              @pointerup=${() => { this.choose(index); }}
            />
          `,
        )}
        ${this.selected === null ? nothing : this.drawn[this.selected]?.map((point, at) => this.dot([this.selected ?? 0, at], point))}
      </svg>
    `;
  }

  private dot(place: Place, point: Point): SVGTemplateResult {
    const [, at] = place;
    const grab = (event: PointerEvent): void => { this.begin(event, place); };
    const d = dotOf(point);
    return svg`
      <path class="reach" d=${d} @pointerdown=${grab} />
      <path
        class="dot"
        d=${knobOf(point)}
        role="button"
        tabindex="0"
        data-point=${at}
        aria-label=${this.nameOf(place, point)}
        @pointerdown=${grab}
        @keydown=${(event: KeyboardEvent) => { this.key(event, place, point); }}
      />
      <path class="core" d=${d} />
    `;
  }

  private card(index: number): TemplateResult {
    const { localizer, format } = this.app;
    const name = localizer.text("zones.zone", { number: format.number(index + 1) });
    const isOpen = index === this.selected;
    return html`
      <div class="actions choice">
        <button
          type="button"
          data-zone=${index}
          aria-expanded=${String(isOpen)}
          @click=${() => (this.selected = isOpen ? null : index)}
        >
          ${name}
        </button>
        <button type="button" @click=${() => { this.removeZone(index); }}>
          ${localizer.text("zones.remove", { name })}
        </button>
      </div>
      ${isOpen ? this.points(index) : nothing}
    `;
  }

  private points(index: number): TemplateResult {
    const { text } = this.app.localizer;
    const zone = this.drawn[index] ?? [];
    const last = zone.length - 1;
    return html`
      <ul class="points">
        ${zone.map((point, at) => {
          const name = this.numbered(at);
          return html`
            <li><div class="stack" role="group" aria-label=${name}>
              <p>${name}</p>
              <div class="point">${this.side("zones.across", index, at, point, 0)} ${this.side("zones.down", index, at, point, 1)}</div>
              ${
                mayLosePoint(zone)
                  ? html`<div class="actions">
                      <button type="button" @click=${() => { this.removePoint([index, at]); }}>
                        ${text("zones.remove", { name })}
                      </button>
                    </div>`
                  : nothing
              }
            </div></li>
          `;
        })}
      </ul>
      <div class="actions">
        ${this.button("zones.point", () => { this.addPoint([index, last]); }, mayHavePoint(zone))}
      </div>
    `;
  }

  private side(label: MessageKey, zone: number, at: number, point: Point, side: 0 | 1): TemplateResult {
    const typed = (event: Event): void => {
      const part = fromPercent((event.target as HTMLInputElement).value);
      if (part !== null) this.change(withPointMoved(this.drawn, zone, at, side === 0 ? [part, point[1]] : [point[0], part]));
      this.requestUpdate();
    };
    return html`
      <label>
        ${this.app.localizer.text(label)}
        <input type="number" min="0" max="100" step="any" .value=${live(String(percent(point[side])))} @change=${typed} />
      </label>
    `;
  }

  private button(key: MessageKey, pressed: () => void, mayBe: boolean, name: string | typeof nothing = nothing): TemplateResult {
    const isOff = !mayBe || this.doing !== null;
    return html`
      <button type="button" data-name=${name} aria-disabled=${String(isOff)} @click=${isOff ? nothing : pressed}>
        ${this.app.localizer.text(key)}
      </button>
    `;
  }

  private numbered(at: number): string {
    const { localizer, format } = this.app;
    return localizer.text("zones.numbered", { number: format.number(at + 1) });
  }

  private nameOf([, at]: Place, [x, y]: Point): string {
    const { localizer, format } = this.app;
    const values = { name: this.numbered(at), across: format.number(percent(x)), down: format.number(percent(y)) };
    return localizer.text("zones.keys", values);
  }

  private change(drawn: Zones): void {
    if (areSame(drawn, this.drawn)) return;
    this.steps = stepped(this.steps, this.drawn);
    this.drawn = drawn;
    this.isSaved = false;
  }

  private travel(to: typeof undone): void {
    const found = to(this.steps, this.drawn);
    if (found === null) return;
    [this.drawn, this.steps] = found;
    if ((this.selected ?? 0) >= this.drawn.length) this.selected = null;
  }

  private readonly add = (): void => {
    this.change(withZone(this.drawn));
    this.selected = this.drawn.length - 1;
    this.next = "[data-point='0']";
  };

  private removeZone(index: number): void {
    this.change(withoutZone(this.drawn, index));
    this.selected = null;
    this.next = this.drawn.length === 0 ? "[data-name=add]" : `[data-zone='${String(Math.max(0, index - 1))}']`;
  }

  private addPoint([zone, at]: Place): void {
    if (!mayHavePoint(this.drawn[zone] ?? [])) return;
    this.change(withPointAfter(this.drawn, zone, at));
    this.next = `[data-point='${String(at + 1)}']`;
  }

  private removePoint([zone, at]: Place): void {
    this.change(withoutPoint(this.drawn, zone, at));
    this.next = `[data-point='${String(Math.max(0, at - 1))}']`;
  }

  private begin(event: PointerEvent, at: Place): void {
    if (event.button !== 0) return;
    pictureOf(event).setPointerCapture(event.pointerId);
    this.drag = { at, before: this.drawn };
  }

  private readonly touch = ({ clientX, clientY, button }: PointerEvent): void => {
    this.pressed = this.drag === null && button === 0 ? [clientX, clientY] : null;
  };

  private readonly move = (event: PointerEvent): void => {
    if (this.drag !== null) this.drawn = withPointMoved(this.drawn, ...this.drag.at, spotOf(event));
  };

  /** Of a drawing, browsers do not look at what it says of touch: the page would scroll, and the point be let go. */
  private readonly hold = (event: TouchEvent): void => {
    if (this.drag !== null) event.preventDefault();
  };

  private readonly end = (event: PointerEvent): void => {
    const { drag, drawn, pressed } = this;
    this.breakOff();
    if (drag !== null) this.change(drawn);
    // Who slipped away from where they pressed meant something else, such as to scroll.
    else if (pressed !== null && Math.hypot(event.clientX - pressed[0], event.clientY - pressed[1]) <= SLIP) this.press(event);
  };

  private readonly breakOff = (): void => {
    if (this.drag !== null) this.drawn = this.drag.before;
    this.drag = null;
    this.pressed = null;
  };

  /** A zone is chosen by the press that begins on it, and gets no point by that one. */
  private choose(index: number): void {
    if (this.drag !== null || index === this.selected) return;
    this.selected = index;
    this.pressed = null;
  }

  /** A press on the picture adds a point to the zone that somebody works on. */
  private press(event: PointerEvent): void {
    const zone = this.selected;
    if (zone === null || !mayHavePoint(this.drawn[zone] ?? [])) return;
    const [drawn, after] = withPointAt(this.drawn, zone, spotOf(event));
    this.change(drawn);
    this.next = `[data-point='${String(after + 1)}']`;
  }

  private key(event: KeyboardEvent, place: Place, point: Point): void {
    const { key, shiftKey } = event;
    const to = nudged(point, key, shiftKey);
    if (to !== null) this.change(withPointMoved(this.drawn, ...place, to));
    else if (key === "Enter" || key === " ") this.addPoint(place);
    else if (key === "Delete" || key === "Backspace") this.removePoint(place);
    else return;
    event.preventDefault();
  }

  private keep(): Promise<void> {
    return this.act("save", async () => {
      await this.save(this.drawn);
      this.isSaved = true;
    });
  }
}

const pictureOf = ({ target }: Event): Element => (target as Element).closest("svg") as Element;

const spotOf = (event: PointerEvent): Point => {
  const { left, top, width, height } = pictureOf(event).getBoundingClientRect();
  return [(event.clientX - left) / width, (event.clientY - top) / height];
};

register("footage-guard-zone-editor", ZoneEditor);

declare global {
  interface HTMLElementTagNameMap {
    "footage-guard-zone-editor": ZoneEditor;
  }
}
