import { html, nothing, type TemplateResult } from "lit";
import type { App } from "../../components/app.js";
import { empty } from "../../components/parts.js";
import { type Reason, REASONS, type Wanted } from "../../logic/clips-list.js";

/** Which clips are looked at: of one camera, and what asked for them. */
export const filters = (app: App, wanted: Wanted, look: (wanted: Wanted) => void): TemplateResult => {
  const { text } = app.localizer;
  const { camera: chosen, reason: why, day } = wanted;
  return html`
    <label>
      ${text("clips.camera")}
      <select
        id="camera"
        @change=${(event: Event) => { look({ ...wanted, camera: valueOf(event), pages: [] }); }}
      >
        <option value="" ?selected=${chosen === ""}>${text("clips.all")}</option>
        ${app.info.cameras.map(
          ({ camera, title }) => html`<option value=${camera} ?selected=${camera === chosen}>${title}</option>`,
        )}
      </select>
    </label>
    <label>
      ${text("clips.reason")}
      <select
        id="reason"
        @change=${(event: Event) => { look({ ...wanted, reason: valueOf(event) as Reason | "", pages: [] }); }}
      >
        <option value="" ?selected=${why === ""}>${text("clips.all")}</option>
        ${REASONS.map(
          (reason) => html`<option value=${reason} ?selected=${reason === why}>${text(`clips.reason.${reason}`)}</option>`,
        )}
      </select>
    </label>
    ${
      day === null
        ? nothing
        : html`<div class="actions">
            <button type="button" @click=${() => { look({ ...wanted, day: null, pages: [] }); }}>
              ${text("clips.all_days")}
            </button>
          </div>`
    }
  `;
};

/** What is said where only the clips of a hold are shown, with the way to all others. */
export const ofHold = (app: App): TemplateResult => html`
  <div class="notice">
    <p>${app.localizer.text("clips.of_hold")}</p>
    <div class="actions"><a class="button" href=${app.path({ page: "clips" })}>${app.localizer.text("clips.of_hold.all")}</a></div>
  </div>
`;

/** What is said where there are no clips: whether there will be, or others are elsewhere. */
export const noClips = (app: App, { day, camera, reason, hold }: Wanted): TemplateResult => {
  const { text } = app.localizer;
  if (hold !== null) return empty(text("timeline.none"), nothing);
  return day === null && camera === "" && reason === ""
    ? empty(text("clips.empty.heading"), text("clips.empty.text"))
    : empty(text("timeline.none"), text("clips.empty.other"));
};

const valueOf = (event: Event): string => (event.target as HTMLSelectElement).value;
