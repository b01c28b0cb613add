import { html, nothing, type PropertyValues, svg, type SVGTemplateResult, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import type { Area, Track } from "../../data/wire.js";
import { CORNERS, coverPath, type Drag, dragged, nudged, ONE, pathOf, placeAt, type Spot } from "../../logic/redaction-area.js";
import { hiddenBy, seenThrough } from "../../logic/redaction-file.js";
import { type Changed, isRefused, type Target, targetsOf, trackOf, withArea, withBox } from "../../logic/redaction.js";
import { RecipeFields } from "./recipe-fields.js";

/**
 * The areas of a recipe, over the picture they are areas of. What they are drawn in is millionths of the picture, whatever
 * its size; a picture has no other direction where people read from right to left.
 */
export abstract class PictureFields extends RecipeFields {
  /** Which area somebody works on. */
  @state() protected selected: Target | null = null;
  /** How many boxes there were before one was added that nobody gave back yet. */
  private countBefore: number | null = null;
  @state() private drag: (Drag & { readonly target: Target | null; readonly to: Area | null }) | null = null;

  /** Called before something is drawn: what plays is to stand still. */
  protected abstract stop(): void;

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (!changed.has("recipe") || this.countBefore === null) return;
    // Whoever added a box puts it in its place next: in the picture, or by numbers where none is shown.
    const added = this.isOpen ? "path.selected" : "button[aria-expanded=true]";
    if (this.recipe.boxes.length > this.countBefore) this.renderRoot.querySelector<SVGElement | HTMLElement>(added)?.focus();
    this.countBefore = null;
  }

  protected picture(): TemplateResult {
    const cover = this.recipe.whole;
    const targets = targetsOf(this.recipe);
    return html`
      <svg
        viewBox="0 0 ${ONE} ${ONE}"
        preserveAspectRatio="none"
        role="group"
        aria-label=${this.app.localizer.text("redact.boxes")}
        @pointerdown=${this.draw}
        @pointermove=${this.move}
        @pointerup=${this.end}
        @pointercancel=${this.breakOff}
        @touchmove=${this.hold}
      >
        ${cover?.mode === "covered" ? svg`<path class="cover" fill-rule="evenodd" d=${coverPath(this.seenThrough())} />` : nothing}
        ${targets.map((target) => this.covered(target))}
        ${targets.map((target) => this.area(target))}
        ${this.drag?.target === null && this.drag.to !== null ? svg`<path class="box" d=${pathOf(this.drag.to)} />` : nothing}
      </svg>
    `;
  }

  protected nameOf(target: Target): string {
    const { text } = this.app.localizer;
    return target === "hole" ? text("redact.hole") : text("redact.box", { number: this.app.format.number(target + 1) });
  }

  protected placeOf(target: Target): Area | null {
    if (this.drag?.target === target) return this.drag.to;
    const track = trackOf(this.recipe, target);
    return track === null ? null : placeAt(track, this.nowMs);
  }

  protected put(target: Target, area: Area): void {
    this.change(withArea(this.recipe, target, this.nowMs, area));
  }

  protected added(area?: Area): Changed {
    const changed = withBox(this.recipe, this.nowMs, area);
    if (!isRefused(changed)) this.selected = this.countBefore = this.recipe.boxes.length;
    return changed;
  }

  /** What is hidden in the file, which is more than what is drawn: all of each block, and wherever the area is meanwhile. */
  private covered(target: Target): SVGTemplateResult | typeof nothing {
    const track = this.shownTrack(target);
    if (target === "hole" || track === null) return nothing;
    const d = hiddenBy(track, this.seen).map(pathOf).join("");
    return svg`<path class="covered ${target === this.selected ? "faint" : ""}" d=${d} />`;
  }

  private seenThrough(): Area | null {
    const hole = this.shownTrack("hole");
    return hole === null ? null : seenThrough(hole, this.seen);
  }

  /** As it is, or as it is while somebody moves it. */
  private shownTrack(target: Target): Track | null {
    const track = trackOf(this.recipe, target);
    const { drag } = this;
    if (track === null || drag?.target !== target || drag.to === null) return track;
    return { keys: [{ at_ms: 0, area: drag.to }], from_ms: null, to_ms: null };
  }

  private area(target: Target): SVGTemplateResult | typeof nothing {
    const area = this.placeOf(target);
    if (area === null) return nothing;
    const isSelected = target === this.selected;
    const grab = (grip: Drag["grip"]) => (event: PointerEvent) => {
      event.stopPropagation();
      this.selected = target;
      this.begin(event, target, area, grip);
    };
    return svg`
      <path
        class="box ${isSelected ? "selected" : ""} ${target}"
        d=${pathOf(area)}
        role="button"
        tabindex="0"
        aria-pressed=${String(isSelected)}
        aria-label=${this.app.localizer.text("redact.box_keys", { name: this.nameOf(target) })}
        @pointerdown=${grab([])}
        @click=${() => { this.selected = target; }}
        @keydown=${(event: KeyboardEvent) => { this.key(event, target, area); }}
      />
      ${isSelected ? CORNERS.map((grip) => svg`<path class="grip" d="M${area[grip[0]]} ${area[grip[1]]}h0" @pointerdown=${grab(grip)} />`) : nothing}
    `;
  }

  private readonly draw = (event: PointerEvent): void => {
    // With a finger people scroll; they add a box by its button and move that.
    if (event.pointerType !== "touch") this.begin(event, null, null, []);
  };

  private begin(event: PointerEvent, target: Target | null, area: Area | null, grip: Drag["grip"]): void {
    if (event.button !== 0) return;
    pictureOf(event).setPointerCapture(event.pointerId);
    this.stop();
    this.drag = { target, area, grip, from: spotOf(event), to: area };
  }

  private readonly move = (event: PointerEvent): void => {
    if (this.drag !== null) this.drag = { ...this.drag, to: dragged(this.drag, spotOf(event)) };
  };

  /** Of a drawing, browsers do not look at what it says of touch: the page would scroll, and the box be let go. */
  private readonly hold = (event: TouchEvent): void => {
    if (this.drag !== null) event.preventDefault();
  };

  private readonly end = (): void => {
    const { drag } = this;
    this.drag = null;
    if (!drag?.to || drag.to === drag.area) return;
    if (drag.target === null) this.change(this.added(drag.to));
    else this.put(drag.target, drag.to);
  };

  private readonly breakOff = (): void => {
    this.drag = null;
  };

  private key(event: KeyboardEvent, target: Target, area: Area): void {
    const { key, shiftKey } = event;
    const isPress = key === "Enter" || key === " ";
    if (isPress) this.selected = target;
    const to = nudged(area, key, shiftKey);
    if (to !== null) this.put(target, to);
    if (to !== null || isPress) event.preventDefault();
  }
}

const pictureOf = ({ target }: Event): Element => (target as Element).closest("svg") as Element;

const spotOf = (event: PointerEvent): Spot => {
  const { left, top, width, height } = pictureOf(event).getBoundingClientRect();
  return { x: ((event.clientX - left) / width) * ONE, y: ((event.clientY - top) / height) * ONE };
};
