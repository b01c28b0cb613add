import { html, nothing, type TemplateResult } from "lit";
import type { App } from "../../components/app.js";
import { notice, progress } from "../../components/parts.js";
import type { DraftShown } from "../../data/wire.js";
import { type Edit, savingOf } from "../../logic/draft-edit.js";
import type { DraftView } from "../../logic/draft-view.js";
import type { Button } from "./decision.js";

interface Making {
  readonly app: App;
  readonly shown: DraftShown;
  readonly view: DraftView;
  /** What is changed and not saved. */
  readonly edit: Edit | null;
  readonly button: Button;
  readonly make: () => Promise<unknown>;
  readonly stop: () => Promise<unknown>;
}

/** How the files are made, and how far they are. */
export const making = ({ app, shown, view: { job, mayMake }, edit, button, make, stop }: Making): TemplateResult | typeof nothing => {
  const { text } = app.localizer;
  if (shown.state !== "drafted") return nothing;
  return html`
    <section class="stack" aria-labelledby="files">
      <h3 id="files" tabindex="-1">${text("draft.step.files")}</h3>
      <p class="hint">${text("files.text")}</p>
      ${job === null ? nothing : job.isUnderWay ? progress(job.label, job.percent) : notice(job.label, true)}
      ${job?.problem == null ? nothing : html`<p>${whyFailed(job.problem, app)}</p>`}
      <div class="actions">
        ${
          mayMake && (edit === null || savingOf(edit, shown) === "plain")
            ? button("make", text(job === null ? (edit === null ? "files.make" : "files.save_make") : "files.again"), make)
            : nothing
        }
        ${job?.needsUnlock === true ? button("unlock", text("vault.unlock"), () => app.unlock()) : nothing}
        ${job?.isUnderWay === true || job?.needsUnlock === true ? button("stop", text("files.stop"), stop) : nothing}
      </div>
    </section>
  `;
};

/** A job tells no fields: whoever asks for the files again hears which ones they are. */
const whyFailed = (code: string, { localizer, say }: App): string =>
  code === "draft_invalid" ? localizer.text("files.refused") : say({ code, values: {} });
