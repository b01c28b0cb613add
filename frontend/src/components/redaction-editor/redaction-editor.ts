import { html, nothing, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import type { Area } from "../../data/wire.js";
import { clock } from "../../logic/player.js";
import { type Measure, MEASURES, percents, placeAt, withPercent } from "../../logic/redaction-area.js";
import { REASONS } from "../../logic/redaction-words.js";
import {
  asFilm,
  asStill,
  type Changed,
  COVERINGS,
  coveringOf,
  endAt,
  isRefused,
  type Target,
  trackOf,
  whyOf,
  withArea,
  withAudio,
  withBox,
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
import { editorStyles } from "./editor.styles.js";
import "./picture-boxes.js";
import { END, RecipeFields, START, valueOf } from "./recipe-fields.js";

/**
 * What is taken out of one clip, and a player to look at it with. It shows the recipe it is given and hands every change
 * to `onChange`; a change is seen once it is given back as `recipe`, so a page may ask first.
 */
export class RedactionEditor extends RecipeFields {
  static override readonly styles = [...RecipeFields.styles, editorStyles];

  /** Which clip it is, in words. */
  @property({ attribute: false }) public label = "";
  @state() private selected: Target | null = null;
  @query("footage-guard-player") private readonly player!: FgPlayer;

  protected override seek(ms: number): void {
    this.player.seek(ms);
  }

  protected override render(): TemplateResult {
    const { text } = this.app.localizer;
    return html`
      <div class="stack">
        <footage-guard-player .app=${this.app} .watched=${{ clip_id: this.clipId }} .label=${this.label} .moved=${this.moved}>
          <footage-guard-picture-boxes
            .app=${this.app}
            .recipe=${this.recipe}
            .nowMs=${this.nowMs}
            .selected=${this.selected}
            .begun=${this.begun}
            .chosen=${this.chosen}
            .drawn=${this.drawn}
          ></footage-guard-picture-boxes>
        </footage-guard-player>
        ${failure(this.refused)} ${this.cut()} ${this.boxes()} ${this.whole()} ${this.sound()}
        <div class="actions">
          ${[
            ["redact.undo", undone, this.steps.past] as const,
            ["redact.redo", redone, this.steps.future] as const,
          ].map(([label, by, steps]) =>
            this.button(
              text(label),
              () => {
                this.travel(by);
              },
              steps.length > 0,
            ),
          )}
        </div>
      </div>
    `;
  }

  private cut(): TemplateResult {
    const { text } = this.app.localizer;
    const { cut } = this.recipe;
    const isStill = "at_ms" in cut;
    const set = (changes: Parameters<typeof withCut>[1]) => withCut(this.recipe, changes, this.length);
    return html`
      <fieldset>
        <legend>${text("redact.part")}</legend>
        ${
          isStill
            ? this.pulling({
                label: "redact.at",
                here: "redact.still_here",
                ms: cut.at_ms,
                isAfter: true,
                set: (ms) => asStill(this.recipe, ms),
              })
            : html`
                ${this.pulling({ ...START, ms: cut.from_ms, set: (from_ms) => set({ from_ms }) })}
                ${this.pulling({ ...END, ms: cut.to_ms, set: (to_ms) => set({ to_ms }) })}
                <p class="hint">${text("redact.film_length", { time: clock(cut.to_ms - cut.from_ms) })}</p>
              `
        }
        ${this.check(text("redact.still"), isStill, (isOne) =>
          isOne ? asStill(this.recipe, endAt(this.nowMs)) : asFilm(this.recipe, this.length),
        )}
      </fieldset>
    `;
  }

  private boxes(): TemplateResult {
    const { text } = this.app.localizer;
    return html`
      <fieldset>
        <legend>${text("redact.boxes")}</legend>
        <p class="hint">${text("redact.boxes_hint")}</p>
        <ul class="rows">${this.recipe.boxes.map((_, index) => html`<li class="card">${this.box(index)}</li>`)}</ul>
        <div class="actions">${this.edit(text("redact.add_box"), () => this.added())}</div>
      </fieldset>
    `;
  }

  private box(index: number): TemplateResult {
    const name = this.app.localizer.text("redact.box", { number: this.app.format.number(index + 1) });
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
    const { text } = this.app.localizer;
    const track = trackOf(this.recipe, target);
    if (track === null) return nothing;
    const area = placeAt(track, this.nowMs);
    const set = (changes: Parameters<typeof withSpan>[2]) => withSpan(this.recipe, target, changes);
    return html`
      ${this.reason(target)} ${area === null ? html`<p class="hint">${text("redact.not_here")}</p>` : this.place(target, area)}
      <p class="hint">${text("redact.moves")}</p>
      <div class="actions">${this.edit(text("redact.move_here"), () => withKey(this.recipe, target, this.nowMs))}</div>
      ${track.keys.length > 1 ? this.keys(target, track.keys) : nothing}
      ${this.time({ ...START, ms: track.from_ms, set: (from_ms) => set({ from_ms }) })}
      ${this.time({ ...END, ms: track.to_ms, set: (to_ms) => set({ to_ms }) })}
      <div class="actions">${this.edit(text("redact.always"), () => set({ from_ms: null, to_ms: null }))}</div>
    `;
  }

  private keys(target: Target, keys: readonly { readonly at_ms: number }[]): TemplateResult {
    return html`
      <ul class="rows" aria-label=${this.app.localizer.text("redact.keys")}>
        ${keys.map(
          ({ at_ms }, index) => html`
            <li class="actions choice">
              ${this.button(clock(at_ms), () => {
                this.go(at_ms);
              })}
              ${this.remover(clock(at_ms), () => withoutKey(this.recipe, target, index))}
            </li>
          `,
        )}
      </ul>
    `;
  }

  private place(target: Target, area: Area): TemplateResult {
    const now = percents(area);
    const set = (measure: Measure, event: Event) => {
      const wanted = Number.parseFloat(valueOf(event));
      this.drawn(target, withPercent(area, measure, wanted));
    };
    return html`
      <div class="measures">
        ${MEASURES.map(
          ([measure, label]) => html`
            <label>
              ${this.app.localizer.text(label)}
              <input
                type="number"
                min="0"
                max="100"
                step="any"
                .value=${live(String(now[measure]))}
                @change=${(event: Event) => {
                  set(measure, event);
                }}
              />
            </label>
          `,
        )}
      </div>
    `;
  }

  private whole(): TemplateResult {
    const { text } = this.app.localizer;
    const now = coveringOf(this.recipe);
    return html`
      <fieldset>
        <legend>${text("redact.whole")}</legend>
        ${this.select(text("redact.covering"), COVERINGS, now, (covering) => {
          if (covering === "hole") this.selected = "hole";
          return withCovering(this.recipe, covering, this.nowMs);
        })}
        ${now === "pixelated" ? html`<p class="hint">${text("redact.pixelated_hint")}</p>` : nothing}
        ${now === "none" ? nothing : now === "hole" ? this.details("hole") : this.reason("hole")}
      </fieldset>
    `;
  }

  private sound(): TemplateResult {
    const { text } = this.app.localizer;
    const { audio, cut, mutes } = this.recipe;
    return html`
      <fieldset>
        <legend>${text("redact.sound")}</legend>
        ${
          "at_ms" in cut
            ? html`<p class="hint">${text("redact.still_sound")}</p>`
            : this.check(text("redact.audio"), audio, (isIncluded) => withAudio(this.recipe, isIncluded))
        }
        ${
          audio
            ? html`
                <ul class="rows">${mutes.map((_, index) => html`<li class="card">${this.mute(index)}</li>`)}</ul>
                <div class="actions">${this.edit(text("redact.mute"), () => withMute(this.recipe, this.nowMs))}</div>
              `
            : nothing
        }
      </fieldset>
    `;
  }

  private mute(index: number): TemplateResult | typeof nothing {
    const { text } = this.app.localizer;
    const mute = this.recipe.mutes[index];
    if (mute === undefined) return nothing;
    const set = (changes: Parameters<typeof withMuted>[2]) => withMuted(this.recipe, index, changes);
    const name = text("redact.muted", { number: this.app.format.number(index + 1) });
    return html`
      <h4>${name}</h4>
      ${this.time({ ...START, ms: mute.from_ms, set: (from_ms) => set({ from_ms }) })}
      ${this.time({ ...END, ms: mute.to_ms, set: (to_ms) => set({ to_ms }) })}
      ${this.select(text("redact.why"), REASONS, mute.why, (why) => set({ why }))}
      <div class="actions">${this.remover(name, () => withoutMute(this.recipe, index))}</div>
    `;
  }

  private reason(target: Target): TemplateResult {
    const label = this.app.localizer.text("redact.why");
    return this.select(label, REASONS, whyOf(this.recipe, target), (why) => withWhy(this.recipe, target, why));
  }

  private added(area?: Area): Changed {
    const changed = withBox(this.recipe, this.nowMs, area);
    if (!isRefused(changed)) this.selected = this.recipe.boxes.length;
    return changed;
  }

  private readonly moved = (): void => {
    this.nowMs = this.player.currentMs;
    this.playedMs = this.player.lengthMs;
  };

  private readonly begun = (): void => {
    this.player.picture?.pause();
  };

  private readonly chosen = (target: Target): void => {
    this.selected = target;
  };

  private readonly drawn = (target: Target | null, area: Area): void => {
    this.change(target === null ? this.added(area) : withArea(this.recipe, target, this.nowMs, area));
  };
}

register("footage-guard-redaction-editor", RedactionEditor);

declare global {
  interface HTMLElementTagNameMap {
    "footage-guard-redaction-editor": RedactionEditor;
  }
}
