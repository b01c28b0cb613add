import { html, LitElement, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import type { App } from "../../components/app.js";
import "../../components/player/player.js";
import type { FgPlayer } from "../../components/player/player.js";
import "../../components/redaction-editor/redaction-editor.js";
import { sharedStyles } from "../../components/styles.js";
import type { Recipe } from "../../data/wire.js";
import { register } from "../../register.js";

/** One clip with its player, and what is taken out of it. It is an element of its own because it renders with each picture. */
export class PieceEditor extends LitElement {
  static override readonly styles = [sharedStyles];

  @property({ attribute: false }) public app!: App;
  @property({ attribute: false }) public clipId = "";
  /** 0 while nobody knows. */
  @property({ attribute: false }) public lengthMs = 0;
  @property({ attribute: false }) public label = "";
  @property({ attribute: false }) public recipe!: Recipe;
  @property({ attribute: false }) public onChange: (recipe: Recipe) => void = () => undefined;
  @state() private currentMs = 0;
  @state() private video: HTMLVideoElement | null = null;
  @query("footage-guard-player") private readonly player!: FgPlayer | null;

  protected override render(): TemplateResult {
    const { app, clipId } = this;
    return html`
      <div class="stack">
        <footage-guard-player
          .app=${app}
          .watched=${{ clip_id: clipId }}
          .label=${this.label}
          .moved=${this.moved}
        ></footage-guard-player>
        <footage-guard-redaction-editor
          .app=${app}
          .clipId=${clipId}
          .lengthMs=${this.lengthMs || (this.player?.lengthMs ?? 0)}
          .recipe=${this.recipe}
          .currentMs=${this.currentMs}
          .video=${this.video}
          .seek=${this.seek}
          .onChange=${this.onChange}
        ></footage-guard-redaction-editor>
      </div>
    `;
  }

  private readonly moved = (): void => {
    this.currentMs = this.player?.currentMs ?? 0;
    this.video = this.player?.picture ?? null;
  };

  private readonly seek = (ms: number): void => {
    this.player?.seek(ms);
  };
}

register("footage-guard-piece-editor", PieceEditor);
