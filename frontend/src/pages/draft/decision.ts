import { html, nothing, type TemplateResult } from "lit";
import type { App } from "../../components/app.js";
import { notice } from "../../components/parts.js";
import type { DraftView } from "../../logic/draft-view.js";
import { list } from "./result.js";

/** A button that does one thing, named so that it says when it is on its way. */
export type Button = (name: string, label: string, deed: () => Promise<unknown>) => TemplateResult;

interface Decision {
  readonly app: App;
  readonly view: DraftView;
  /** Whether something is changed that is not saved: nobody votes for what is not on their screen. */
  readonly hasEdit: boolean;
  /** Whether what is voted on changed while the page was open. */
  readonly isAnother: boolean;
  readonly button: Button;
  readonly approve: () => Promise<unknown>;
  readonly decline: () => Promise<unknown>;
  readonly drop: () => Promise<unknown>;
}

/** Who has agreed, and both answers, of the same size. */
export const decision = ({ app, view, hasEdit, isAnother, button, approve, decline, drop }: Decision): TemplateResult | typeof nothing => {
  const { text } = app.localizer;
  const { votes } = view;
  if (votes === null && !view.mayDecline) return nothing;
  return html`
    <section class="stack" aria-labelledby="decide">
      <h3 id="decide" tabindex="-1">${text("draft.step.decide")}</h3>
      ${view.mayDecline ? html`<p>${text("inbox.may_decline")}</p>` : nothing}
      ${
        votes === null
          ? html`<p>${text("decide.no_files")}</p>`
          : html`<p role="status">${votes.count} ${votes.waitsFor}</p>
              ${list(votes.cast)}`
      }
      ${view.mayVote && isAnother ? notice(text("decide.another")) : nothing}
      ${view.mayVote && hasEdit ? html`<p>${text("decide.unsaved")}</p>` : nothing}
      <div class="actions choice">
        ${view.mayVote && !hasEdit ? button("approve", text("draft.approve"), approve) : nothing}
        ${
          view.mayDecline
            ? button("decline", text("inbox.decline"), decline)
            : nothing
        }
      </div>
      ${
        view.mayDrop
          ? html`<p class="hint">${text("drop.hint")}</p>
              <div class="actions">${button("drop", text("drop.action"), drop)}</div>`
          : nothing
      }
    </section>
  `;
};
