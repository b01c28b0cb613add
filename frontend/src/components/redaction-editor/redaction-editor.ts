import { html, nothing, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import type { Mute, Track } from "../../data/wire.js";
import { clock } from "../../logic/player.js";
import { percent, SIDES, withPercent } from "../../logic/redaction-area.js";
import { onScreen, standing } from "../../logic/redaction-file.js";
import { REASONS } from "../../logic/redaction-words.js";
import {
  asFilm,
  asStill,
  COVERINGS,
  coveringOf,
  endAt,
  mutedFrom,
  type Target,
  trackOf,
  whyOf,
  withAudio,
  withCovering,
  withCut,
  withKey,
  withMute,
  withMuted,
  withoutBox,
  withoutKey,
  withoutMute,
  withSpan,
  withWhy,
} from "../../logic/redaction.js";
import { redone, undone } from "../../logic/undo.js";
import { register } from "../../register.js";
import { failure } from "../parts.js";
import "../player/player.js";
import type { FgPlayer } from "../player/player.js";
import "../player/stills.js";
import type { FgStills } from "../player/stills.js";
import { editorStyles } from "./editor.styles.js";
import { PictureFields } from "./picture-fields.js";
import { valueOf, within } from "./recipe-fields.js";
import { unlessTyped } from "./unless-typed.js";

/**
 * What is taken out of one clip, and a player to look at it with. It shows the recipe it is given and hands every change
 * to `onChange`; a change is seen once it is given back as `recipe`, so a page may ask first.
 */
export class RedactionEditor extends PictureFields {
  static override readonly styles = [...PictureFields.styles, editorStyles];

  /** Which clip it is, in words. */
  @property({ attribute: false }) public label = "";
  /** Whether the clip is looked at picture by picture, and not as a film. */
  @state() private isStills = false;
  @query("footage-guard-player, footage-guard-stills") private readonly player!: FgPlayer | FgStills;

  protected override get isOpen(): boolean {
    return this.player.picture !== null;
  }

  protected override get heardMs(): number {
    return this.player.heardMs;
  }

  protected override get pictureMs(): number | null {
    return this.player.pictureMs;
  }

  /** Without a picture there is only the time. With one its own time counts: not every film can be sought in. */
  protected override go(ms: number): void {
    const at = Math.max(0, ms);
    if (this.isOpen) this.player.seek(at);
    else {
      this.nowMs = Math.floor(at);
      this.seen = standing(this.nowMs);
    }
  }

  protected override stop(): void {
    this.player.pause();
  }

  protected override render(): TemplateResult {
    const { text } = this.app.localizer;
    const { past, future } = this.steps;
    return html`
      <div class="stack">
        ${
          this.isStills
            ? html`<footage-guard-stills
                .app=${this.app}
                .clipId=${this.clipId}
                .label=${this.label}
                .lengthMs=${this.length}
                .moved=${this.moved}
              >
                ${this.picture()}
              </footage-guard-stills>`
            : html`<footage-guard-player
                .app=${this.app}
                .watched=${{ clip_id: this.clipId }}
                .label=${this.label}
                .moved=${this.moved}
              >
                ${this.picture()}
              </footage-guard-player>`
        }
        <p class="hint">${text("redact.stills_hint")}</p>
        <div class="actions">${this.button(text(this.isStills ? "redact.film" : "redact.stills"), () => void this.swap())}</div>
        ${failure(this.refused)} ${this.cut()} ${this.boxes()} ${this.whole()} ${this.sound()}
        <div class="actions">
          ${this.button(text("redact.undo"), this.undo, null, past.length > 0)}
          ${this.button(text("redact.redo"), this.redo, null, future.length > 0)}
        </div>
      </div>
    `;
  }

  private cut(): TemplateResult {
    const { text } = this.app.localizer;
    const { recipe, length } = this;
    const { cut } = recipe;
    const isStill = "at_ms" in cut;
    return html`
      <fieldset>
        <legend>${text("redact.part")}</legend>
        ${
          isStill
            ? this.time(
                {
                  label: "redact.at",
                  here: "redact.still_here",
                  ms: cut.at_ms,
                  after: 1,
                  there: endAt,
                  set: (ms) => asStill(recipe, ms),
                },
                true,
              )
            : html`
                ${this.span(cut, (changes) => withCut(recipe, changes, length), "part")}
                <p class="hint">${text("redact.film_length", { time: clock(cut.to_ms - cut.from_ms) })}</p>
              `
        }
        ${this.check("redact.still", isStill, (isOne) =>
          isOne ? asStill(recipe, this.stillMs()) : asFilm(recipe, length),
        )}
      </fieldset>
    `;
  }

  /** The picture that is shown; without one, the first that would have left. */
  private stillMs(): number {
    const { cut } = this.recipe;
    return endAt("from_ms" in cut && !this.isOpen ? cut.from_ms : this.nowMs);
  }

  private boxes(): TemplateResult {
    const { text } = this.app.localizer;
    return html`
      <fieldset>
        <legend>${text("redact.boxes")}</legend>
        <p class="hint">${text("redact.boxes_hint")}</p>
        <ul class="rows">${this.recipe.boxes.map((_, index) => html`<li class="card">${this.box(index)}</li>`)}</ul>
        <div class="actions adding">${this.edit("redact.add_box", () => this.added())}</div>
      </fieldset>
    `;
  }

  private box(index: number): TemplateResult {
    const name = this.nameOf(index);
    const isOpen = this.selected === index;
    return html`
      <div class="actions choice">
        <button type="button" aria-expanded=${String(isOpen)} @click=${() => (this.selected = isOpen ? null : index)}>
          ${name}
        </button>
        ${this.remover(name, () => {
          this.selected = null;
          return withoutBox(this.recipe, index);
        })}
      </div>
      ${isOpen ? this.details(index) : nothing}
    `;
  }

  /** All there is to say about one area: why, where, and when it is there. */
  private details(target: Target): TemplateResult | typeof nothing {
    const { recipe } = this;
    const { text } = this.app.localizer;
    const track = trackOf(recipe, target);
    if (track === null) return nothing;
    return html`
      ${this.reason(target)} ${this.place(target)}
      <p class="hint">${text("redact.moves")}</p>
      <div class="actions">${this.here("redact.move_here", (ms) => withKey(recipe, target, ms))}</div>
      ${track.keys.length > 1 ? this.keys(target, track) : nothing}
      ${this.span(track, (changes) => withSpan(recipe, target, changes), "picture")}
      <div class="actions ${target === "hole" ? "adding" : ""}">${this.edit("redact.always", () => withSpan(recipe, target, { from_ms: null, to_ms: null }))}</div>
    `;
  }

  private keys(target: Target, { keys }: Track): TemplateResult {
    return html`
      <ul class="rows" aria-label=${this.app.localizer.text("redact.keys")}>
        ${keys.map(({ at_ms }, index) => {
          const at = clock(at_ms);
          const go = (): void => {
            this.go(within(at_ms));
          };
          return html`<li class="actions choice">
            ${this.button(at, go)} ${this.remover(at, () => withoutKey(this.recipe, target, index))}
          </li>`;
        })}
      </ul>
    `;
  }

  private place(target: Target): TemplateResult {
    const { text } = this.app.localizer;
    const area = this.placeOf(target);
    if (area === null) return html`<p class="hint">${text("redact.not_here")}</p>`;
    return html`
      <div class="sides">
        ${SIDES.map((side) => {
          const typed = (event: Event): void => {
            this.put(target, withPercent(area, side, Number.parseFloat(valueOf(event))));
            this.requestUpdate();
          };
          return html`<label>
            ${text(`redact.${side}`)}
            <input type="number" min="0" max="100" step="any" .value=${unlessTyped(String(percent(area[side])))} @change=${typed} />
          </label>`;
        })}
      </div>
    `;
  }

  private whole(): TemplateResult {
    const { text } = this.app.localizer;
    const now = coveringOf(this.recipe);
    return html`
      <fieldset>
        <legend>${text("redact.whole")}</legend>
        ${this.select("redact.covering", "redact.covering", COVERINGS, now, (covering) => {
          if (covering === "hole") this.selected = covering;
          return withCovering(this.recipe, covering, this.nowMs);
        })}
        ${now === "pixelated" ? html`<p class="hint">${text("redact.pixelated_hint")}</p>` : nothing}
        ${now === "none" ? nothing : now === "hole" ? this.details(now) : this.reason("hole")}
      </fieldset>
    `;
  }

  private sound(): TemplateResult {
    const { text } = this.app.localizer;
    const { recipe } = this;
    const { audio, cut, mutes } = recipe;
    return html`
      <fieldset>
        <legend>${text("redact.sound")}</legend>
        ${
          "at_ms" in cut
            ? html`<p class="hint">${text("redact.still_sound")}</p>`
            : this.check("redact.audio", audio, (isIncluded) => withAudio(recipe, isIncluded, this.muted))
        }
        ${
          audio
            ? html`
                <ul class="rows">${mutes.map((mute, index) => html`<li class="card">${this.mute(mute, index)}</li>`)}</ul>
                <div class="actions adding">${this.here("redact.mute", (ms) => withMute(recipe, mutedFrom(ms, this.heardMs)))}</div>
              `
            : nothing
        }
      </fieldset>
    `;
  }

  private mute(mute: Mute, index: number): TemplateResult {
    const { recipe } = this;
    const name = this.app.localizer.text("redact.muted", { number: this.app.format.number(index + 1) });
    return html`
      <h4>${name}</h4>
      ${this.span(mute, (changes) => withMuted(recipe, index, changes), "sound")}
      ${this.select("redact.why", "why", REASONS, mute.why, (why) => withMuted(recipe, index, { why }))}
      <div class="actions">${this.remover(name, () => withoutMute(recipe, index))}</div>
    `;
  }

  private reason(target: Target): TemplateResult {
    const { recipe } = this;
    return this.select("redact.why", "why", REASONS, whyOf(recipe, target), (why) => withWhy(recipe, target, why));
  }

  /** Shows the same picture in the other way. */
  private async swap(): Promise<void> {
    this.isStills = !this.isStills;
    await this.updateComplete;
    const { player } = this;
    // It begins as a player of a clip, at its first picture.
    await player.updateComplete;
    player.seek(within(this.nowMs));
    if ("open" in player) await player.open();
  }

  private readonly moved = (): void => {
    const { currentMs, lengthMs, shownMs, pictureMs, size } = this.player;
    this.nowMs = currentMs;
    this.playedMs = lengthMs;
    this.seen = onScreen(shownMs, pictureMs, size);
  };

  private readonly undo = (): void => {
    this.travel(undone);
  };

  private readonly redo = (): void => {
    this.travel(redone);
  };
}

register("footage-guard-redaction-editor", RedactionEditor);

declare global {
  interface HTMLElementTagNameMap {
    "footage-guard-redaction-editor": RedactionEditor;
  }
}
