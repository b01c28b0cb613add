import { html, nothing, type TemplateResult } from "lit";
import type { App } from "../../components/app.js";
import { copyOf } from "../../components/copying.js";
import { notice } from "../../components/parts.js";
import type { DraftHeld } from "../../data/draft-source.js";
import type { Collected, Released } from "../../data/wire.js";
import type { DraftView } from "../../logic/draft-view.js";
import type { Button } from "./decision.js";

interface Outcome {
  readonly app: App;
  readonly held: DraftHeld;
  readonly view: DraftView;
  /** Whether the link is shown here. */
  readonly hasLink: boolean;
  readonly collected: Collected | null;
  readonly button: Button;
  readonly collect: () => Promise<unknown>;
}

/** What came of an approval: how it is handed over, and how it is stopped. */
export const outcome = (shown: Outcome): TemplateResult | typeof nothing => {
  const { app, held, view, hasLink, collected, button, collect } = shown;
  const { text } = app.localizer;
  const { draft_id, draft } = held.shown;
  if (!view.mayVeto && !view.mayRevoke) return nothing;
  return html`
    <section class="card" aria-labelledby="out">
      <h3 id="out" tabindex="-1">${text("out.heading")}</h3>
      ${draft.delivery === "link" && !hasLink ? html`<p>${text("out.link_gone")}</p>` : nothing}
      ${
        view.mayCollect
          ? html`
              <p>${text("collect.text")}</p>
              ${collected === null ? nothing : download(collected, app)}
              <div class="actions">${button("collect", text("collect.prepare"), collect)}</div>
            `
          : nothing
      }
      <p>${text(view.mayVeto ? "out.veto" : "out.revoke")}</p>
      <div class="actions">
        ${
          view.mayVeto
            ? button("veto", text("shares.veto"), () => app.api.ask("approval/veto", { draft_id }))
            : button("revoke", text("shares.revoke"), () => app.api.ask("shares/revoke", { share_id: draft_id }))
        }
      </div>
    </section>
  `;
};

/** The link, this one time. Copied is what the server gave; nothing keeps it but this page. */
export const linkOnce = (released: Released | null, app: App, done: () => void): TemplateResult | typeof nothing => {
  const { text } = app.localizer;
  if (released?.url == null) return nothing;
  return html`
    <section class="card" aria-labelledby="link">
      <h3 id="link" tabindex="-1">${text("once.heading")}</h3>
      ${notice(text("once.never_again"), true)} ${copied(text("once.link"), released.url, app)}
      ${
        released.access_code === null
          ? nothing
          : html`${copied(text("terms.access_code"), released.access_code, app)}
              <p class="hint">${text("once.code_apart")}</p>`
      }
      <div class="actions"><button type="button" @click=${done}>${text("once.done")}</button></div>
    </section>
  `;
};

const copied = (label: string, value: string, { localizer }: App): TemplateResult => html`
  <label>${label}<input type="text" readonly dir="ltr" autocomplete="off" .value=${value} @focus=${select} /></label>
  <div class="actions">
    <button type="button" @click=${(event: Event) => void copy(event, localizer)}>
      ${localizer.text("once.copy")}<span class="hidden">${label}</span>
    </button>
    <span role="status"></span>
  </div>
`;

const select = (event: Event): void => {
  (event.target as HTMLInputElement).select();
};

const copy = async (event: Event, localizer: App["localizer"]): Promise<void> => {
  const actions = (event.currentTarget as HTMLElement).parentElement;
  const field = actions?.previousElementSibling?.querySelector("input");
  const status = actions?.querySelector("[role=status]");
  if (field && status) status.textContent = await copyOf(field, localizer);
};

/** What can be downloaded by a ticket that was just given. */
const download = (collected: Collected, app: App): TemplateResult => {
  const { text } = app.localizer;
  const minutes = app.format.duration(collected.lasts_s * 1000);
  return html`
    ${notice(text("collect.ready", { lasts: minutes }), true)}
    <div class="actions">
      <a class="button" href=${collected.url} download=${collected.name}>${text("collect.download", { name: collected.name })}</a>
    </div>
  `;
};
