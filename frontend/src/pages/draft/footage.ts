import { html, nothing, type TemplateResult } from "lit";
import type { App } from "../../components/app.js";
import { facts, notice } from "../../components/parts.js";
import "../../components/redaction-editor/redaction-editor.js";
import type { DraftWritten, PieceWritten, Recipe, Request } from "../../data/wire.js";
import { pieceOf, withAnotherPart, withClip, without, withRecipe } from "../../logic/draft-edit.js";
import { MOST_CLIPS } from "../../logic/draft-new.js";
import { clipsOf, summary } from "../../logic/draft-pieces.js";
import { cameraTitle, pieceRows } from "../../logic/draft-statement.js";

interface Footage {
  readonly app: App;
  readonly draft: DraftWritten;
  readonly request: Pick<Request, "request" | "matches">;
  readonly mayEdit: boolean;
  /** Which clip is worked on. */
  readonly opened: number | null;
  readonly open: (index: number | null) => void;
  readonly change: (draft: DraftWritten) => void;
}

/** The clips of a draft, what of each leaves, and clips that could be added. */
export const footage = (shown: Footage): TemplateResult => {
  const { app, draft, request, mayEdit } = shown;
  const { text } = app.localizer;
  return html`
    <section class="stack" aria-labelledby="footage">
      <h3 id="footage" tabindex="-1">${text("draft.step.footage")}</h3>
      ${draft.clips.length === 0 ? html`<p class="hint">${text("draft.no_clips")}</p>` : nothing}
      <ul class="rows">
        ${draft.clips.map((piece, index) => html`<li class="card">${pieceTemplate(piece, index, shown)}</li>`)}
      </ul>
      ${
        mayEdit && request.matches.some(({ clips }) => clips.length > 0)
          ? html`<details>
              <summary>${text("draft.add")}</summary>
              ${additions(shown)}
            </details>`
          : nothing
      }
    </section>
  `;
};

const additions = ({ app, draft, request, change }: Footage): TemplateResult => html`
  <ul class="rows">
    ${clipsOf(request.matches).map(
      (clip) => html`<li>
        <button
          type="button"
          @click=${() => {
            change(withClip(draft, pieceOf(clip, request.request.scope)));
          }}
        >
          ${summary(clip, app.info.cameras, app.localizer, app.format)}
        </button>
      </li>`,
    )}
  </ul>
`;

const pieceTemplate = (piece: PieceWritten, index: number, shown: Footage): TemplateResult => {
  const { app, draft, request, mayEdit, opened, open, change } = shown;
  const { text } = app.localizer;
  const clip = clipsOf(request.matches).find(({ clip_id }) => clip_id === piece.clip_id);
  const found = request.matches.find(({ clips }) => clips.some(({ clip_id }) => clip_id === piece.clip_id));
  const isMissing = found?.clips.some(({ clip_id, state }) => clip_id === piece.clip_id && state === "missing") ?? false;
  const title = found === undefined ? text("draft.clip_elsewhere") : cameraTitle(found.camera, app.info.cameras);
  const isOpen = opened === index && mayEdit;
  return html`
    <h4 id="piece-${index}" dir="auto">${title}</h4>
    ${isMissing ? notice(text("timeline.missing")) : nothing}
    ${facts(pieceRows(piece, clip?.start ?? null, app.localizer, app.format))}
    ${
      mayEdit
        ? html`<div class="actions">
            <button
              type="button"
              aria-expanded=${String(isOpen)}
              aria-describedby="piece-${index}"
              @click=${() => {
                open(isOpen ? null : index);
              }}
            >
              ${text(isOpen ? "draft.close" : "draft.edit")}
            </button>
            ${
              clip === undefined || draft.clips.length >= MOST_CLIPS
                ? nothing
                : html`<button
                    type="button"
                    aria-describedby="piece-${index}"
                    @click=${() => {
                      open(index + 1);
                      change(withAnotherPart(draft, index, pieceOf(clip, request.request.scope)));
                    }}
                  >
                    ${text("draft.another_part")}
                  </button>`
            }
            <button
              type="button"
              aria-describedby="piece-${index}"
              @click=${() => {
                open(null);
                change(without(draft, index));
              }}
            >
              ${text("draft.remove")}
            </button>
          </div>`
        : nothing
    }
    ${
      isOpen
        ? html`<footage-guard-redaction-editor
            .app=${app}
            .clipId=${piece.clip_id}
            .lengthMs=${clip?.lengthMs ?? 0}
            .label=${title}
            .recipe=${piece.redaction}
            .onChange=${(recipe: Recipe) => {
              change(withRecipe(draft, index, recipe));
            }}
          ></footage-guard-redaction-editor>`
        : nothing
    }
  `;
};
