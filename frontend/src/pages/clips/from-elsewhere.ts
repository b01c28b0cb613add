import { html, type TemplateResult } from "lit";
import type { App } from "../../components/app.js";
import type { Day } from "../../logic/clips-calendar.js";
import type { Wanted } from "../../logic/clips-list.js";
import "./import-form.js";
import "./offers.js";

/** What becomes a clip that was not recorded here: what other recorders have of what is looked at, and what is typed in. */
export const fromElsewhere = (
  app: App,
  { camera, day }: Wanted,
  today: Day,
  imported: () => Promise<unknown>,
): TemplateResult => {
  const only = app.info.cameras.length === 1 ? app.info.cameras[0]?.camera : undefined;
  return html`
    <footage-guard-clip-offers
      .app=${app}
      .camera=${camera === "" ? (only ?? "") : camera}
      .day=${day ?? today}
      .imported=${imported}
    ></footage-guard-clip-offers>
    <details>
      <summary>${app.localizer.text("clips.import.heading")}</summary>
      <footage-guard-import .app=${app} .imported=${imported}></footage-guard-import>
    </details>
  `;
};
