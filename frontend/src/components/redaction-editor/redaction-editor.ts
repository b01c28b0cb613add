import { html, LitElement, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import type { Recipe } from "../../data/wire.js";
import { register } from "../../register.js";
import type { App } from "../app.js";
import { sharedStyles } from "../styles.js";

/**
 * What is taken out of one clip. It shows the recipe it is given, and hands every change to `onChange`; a change is seen
 * once it is given back as `recipe`, so a page may also ask first.
 */
export class RedactionEditor extends LitElement {
  static override readonly styles = [sharedStyles];

  @property({ attribute: false }) public app!: App;
  @property({ attribute: false }) public clipId = "";
  /** How long the clip is. */
  @property({ attribute: false }) public lengthMs = 0;
  /** How long one picture of it is shown, about: one step of an arrow key. */
  @property({ attribute: false }) public frameMs = 40;
  @property({ attribute: false }) public recipe!: Recipe;
  /** Where the player is, since the clip's first picture. */
  @property({ attribute: false }) public currentMs = 0;
  /** What plays the clip, where it does; boxes are drawn on its picture, and on a still without it. */
  @property({ attribute: false }) public video: HTMLVideoElement | null = null;
  /** Has the player go somewhere. */
  @property({ attribute: false }) public seek: (ms: number) => void = () => undefined;
  @property({ attribute: false }) public onChange: (recipe: Recipe) => void = () => undefined;

  protected override render(): TemplateResult {
    return html`<div class="stack"></div>`;
  }
}

register("footage-guard-redaction-editor", RedactionEditor);
