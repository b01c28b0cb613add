import { css, html, LitElement, nothing, svg, type SVGTemplateResult, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import type { Area, Recipe } from "../../data/wire.js";
import { coverPath, CORNERS, dragged, type Drag, nudged, ONE, placeAt, type Side, type Spot } from "../../logic/redaction-area.js";
import { targetsOf, type Target, trackOf } from "../../logic/redaction.js";
import { register } from "../../register.js";
import type { App } from "../app.js";

/**
 * The areas of a recipe, over the picture they are areas of. What is drawn in is millionths of the picture, whatever its
 * size; a picture has no other direction where people read from right to left.
 */
export class PictureBoxes extends LitElement {
  static override readonly styles = css`
    svg {
      display: block;
      inline-size: 100%;
      block-size: 100%;
      cursor: crosshair;
    }

    .box,
    .grip {
      touch-action: none;
      vector-effect: non-scaling-stroke;
    }

    .box {
      stroke: #fff;
      stroke-width: 1px;
      cursor: move;
    }

    .box:focus-visible,
    .selected {
      outline: none;
      stroke-width: 3px;
    }

    /* What is under it can be seen while it is put in its place. */
    .selected {
      fill-opacity: 0.5;
    }

    .hole {
      fill: transparent;
      stroke-dasharray: 8px 4px;
    }

    .cover {
      fill-opacity: 0.7;
      pointer-events: none;
    }

    .grip {
      fill: none;
      stroke: #fff;
      stroke-linecap: round;
      stroke-width: 16px;
      cursor: nwse-resize;
    }

    .other {
      cursor: nesw-resize;
    }

    @media (pointer: coarse) {
      .grip {
        stroke-width: 28px;
      }
    }
  `;

  @property({ attribute: false }) public app!: Pick<App, "format" | "localizer">;
  @property({ attribute: false }) public recipe!: Recipe;
  @property({ attribute: false }) public nowMs = 0;
  @property({ attribute: false }) public selected: Target | null = null;
  /** Called when somebody begins to draw or to move something. */
  @property({ attribute: false }) public begun: () => void = () => undefined;
  @property({ attribute: false }) public chosen: (target: Target) => void = () => undefined;
  /** Called with where something is to be; with null for a new box. */
  @property({ attribute: false }) public drawn: (target: Target | null, area: Area) => void = () => undefined;
  @state() private drag: (Drag & { readonly target: Target | null; readonly to: Area | null }) | null = null;
  @query("svg") private readonly picture!: SVGSVGElement;

  protected override render(): TemplateResult {
    const cover = this.recipe.whole;
    return html`
      <svg
        viewBox="0 0 ${ONE} ${ONE}"
        preserveAspectRatio="none"
        role="group"
        aria-label=${this.app.localizer.text("redact.boxes")}
        @pointerdown=${this.draw}
        @pointermove=${this.move}
        @pointerup=${this.end}
        @pointercancel=${this.stop}
      >
        ${cover?.mode === "covered" ? svg`<path class="cover" fill-rule="evenodd" d=${coverPath(this.placeOf("hole"))} />` : nothing}
        ${targetsOf(this.recipe).map((target) => this.area(target))}
        ${this.drag?.target === null && this.drag.to !== null ? rect(this.drag.to) : nothing}
      </svg>
    `;
  }

  private area(target: Target): SVGTemplateResult | typeof nothing {
    const area = this.placeOf(target);
    if (area === null) return nothing;
    const { text } = this.app.localizer;
    const name = target === "hole" ? text("redact.hole") : text("redact.box", { number: this.app.format.number(target + 1) });
    const isSelected = target === this.selected;
    const { left, top, right, bottom } = area;
    return svg`
      <rect
        class="box ${isSelected ? "selected" : ""} ${target === "hole" ? "hole" : ""}"
        x=${left} y=${top} width=${right - left} height=${bottom - top}
        role="button"
        tabindex="0"
        aria-pressed=${String(isSelected)}
        aria-label=${text("redact.box_keys", { name })}
        @pointerdown=${(event: PointerEvent) => { this.grab(event, target, []); }}
        @click=${() => { this.chosen(target); }}
        @keydown=${(event: KeyboardEvent) => { this.key(event, target, area); }}
      />
      ${isSelected ? CORNERS.map((grip) => this.grip(target, area, grip)) : nothing}
    `;
  }

  private grip(target: Target, area: Area, grip: readonly [x: "left" | "right", y: "top" | "bottom"]): SVGTemplateResult {
    const [x, y] = grip;
    const isOther = (x === "left") !== (y === "top");
    return svg`<path
      class="grip ${isOther ? "other" : ""}"
      d="M${area[x]} ${area[y]}h0"
      @pointerdown=${(event: PointerEvent) => { this.grab(event, target, grip); }}
    />`;
  }

  private placeOf(target: Target): Area | null {
    if (this.drag?.target === target) return this.drag.to;
    const track = trackOf(this.recipe, target);
    return track === null ? null : placeAt(track, this.nowMs);
  }

  private readonly draw = (event: PointerEvent): void => {
    // With a finger people scroll; they add a box by its button and move that.
    if (event.pointerType !== "touch") this.begin(event, null, null, []);
  };

  private grab(event: PointerEvent, target: Target, grip: readonly Side[]): void {
    event.stopPropagation();
    this.chosen(target);
    this.begin(event, target, this.placeOf(target), grip);
  }

  private begin(event: PointerEvent, target: Target | null, area: Area | null, grip: readonly Side[]): void {
    if (event.button !== 0) return;
    this.picture.setPointerCapture(event.pointerId);
    this.begun();
    this.drag = { target, area, grip, from: this.spot(event), to: area };
  }

  private readonly move = (event: PointerEvent): void => {
    if (this.drag !== null) this.drag = { ...this.drag, to: dragged(this.drag, this.spot(event)) };
  };

  private readonly end = (): void => {
    const { drag } = this;
    this.drag = null;
    if (drag !== null && drag.to !== null && drag.to !== drag.area) this.drawn(drag.target, drag.to);
  };

  private readonly stop = (): void => {
    this.drag = null;
  };

  private key(event: KeyboardEvent, target: Target, area: Area): void {
    const { key, shiftKey } = event;
    if (key === "Enter" || key === " ") this.chosen(target);
    const to = nudged(area, key, shiftKey);
    if (to !== null) this.drawn(target, to);
    if (to !== null || key === " ") event.preventDefault();
  }

  private spot({ clientX, clientY }: PointerEvent): Spot {
    const { left, top, width, height } = this.picture.getBoundingClientRect();
    return { x: ((clientX - left) / width) * ONE, y: ((clientY - top) / height) * ONE };
  }
}

const rect = ({ left, top, right, bottom }: Area): SVGTemplateResult =>
  svg`<rect class="box selected" x=${left} y=${top} width=${right - left} height=${bottom - top} />`;

register("footage-guard-picture-boxes", PictureBoxes);

declare global {
  interface HTMLElementTagNameMap {
    "footage-guard-picture-boxes": PictureBoxes;
  }
}
