import { html, nothing, type TemplateResult } from "lit";
import type { App } from "../../components/app.js";
import { notice } from "../../components/parts.js";
import type { DraftHeld } from "../../data/draft-source.js";
import type { Basis, DraftWritten, Known } from "../../data/wire.js";
import { withDelivery, withEnd, withHandOver, withKey, withRecipient } from "../../logic/draft-edit.js";
import { BASES, DELIVERIES, mayAnswerSender, recipientOf, WAYS } from "../../logic/draft-form.js";
import { fromHomeTime, toHomeTime } from "../../logic/home-time.js";
import { legalBasis, who } from "../../logic/words.js";

interface Form {
  readonly draft: DraftWritten;
  readonly held: DraftHeld;
  readonly app: App;
  readonly change: (draft: DraftWritten) => void;
}

/** To whom it goes, and on which terms. What stands there is what the draft says; nothing is chosen for a person. */
export const termsForm = (form: Form): TemplateResult => {
  const { draft, held, app, change } = form;
  const { text } = app.localizer;
  const { public_links, share_origin } = held.policy.policy;
  const mayLink = public_links && share_origin !== "";
  const { timeZone } = app.format;
  return html`
    ${recipientFields(form)}
    ${field(text("terms.sender"), draft.sender ?? "", (sender) => {
      change({ ...draft, sender });
    }, { most: 80, hint: text("form.sender_hint") })}
    <label>
      ${text("terms.purpose")}
      <textarea rows="3" maxlength="500" dir="auto" .value=${draft.purpose} @input=${told((purpose) => {
        change({ ...draft, purpose });
      })}></textarea>
    </label>
    ${choice(
      text("request.basis"),
      BASES.map((basis) => [basis, text(`basis.name.${basis}`)] as const),
      draft.legal_basis,
      (basis) => {
        change({ ...draft, legal_basis: basis as Basis });
      },
    )}
    <p class="hint">${legalBasis(draft.legal_basis, app.localizer)}</p>
    <fieldset class="stack">
      <legend>${text("terms.delivery")}</legend>
      ${
        // A draft that was written while links were on still says so.
        DELIVERIES.filter((each) => each !== "link" || mayLink || draft.delivery === "link").map((delivery) =>
          option("delivery", text(`delivery.${delivery}`), text(`delivery.${delivery}.means`), delivery === draft.delivery, () => {
            change(withDelivery(draft, delivery));
          }),
        )
      }
      ${public_links ? nothing : notice(text("form.links_off"))}
      ${
        !public_links || mayLink
          ? nothing
          : notice(html`${text("asking.no_address")} <a href=${app.path({ page: "vault" })}>${text("nav.vault")}</a>`)
      }
    </fieldset>
    ${
      draft.delivery === "age_file"
        ? field(text("form.key"), draft.age_recipient ?? "", (key) => {
            change(withKey(draft, key));
          }, { most: 62, hint: text("form.key_hint") })
        : nothing
    }
    ${field(text("terms.not_after"), draft.not_after === undefined ? "" : toHomeTime(draft.not_after, timeZone), (typed) => {
      change(withEnd(draft, fromHomeTime(typed, timeZone)));
    }, { type: "datetime-local" })}
    ${draft.delivery === "link" ? linkFields(form) : nothing}
    <p class="hint">${text("form.metadata")}</p>
  `;
};

const recipientFields = ({ draft, held, app, change }: Form): TemplateResult => {
  const { text } = app.localizer;
  const { recipient } = draft;
  const { request } = held.request;
  const name = (known: Known | null) => () => {
    change(withRecipient(draft, known));
  };
  return html`
    <fieldset class="stack">
      <legend>${text("terms.recipient")}</legend>
      ${
        mayAnswerSender(request)
          ? option("recipient", text("form.asked"), who({ channel: request.channel, ...request.requester }, app.localizer), recipient === undefined, name(null))
          : nothing
      }
      ${option("recipient", text("form.another"), "", recipient !== undefined, name(recipient ?? { name: "", organisation: "", level: 0, method: "" }))}
      ${
        recipient === undefined
          ? nothing
          : html`
              ${field(text("form.name"), recipient.name ?? "", (typed) => {
                name({ ...recipient, name: typed })();
              }, { most: 80 })}
              ${field(text("form.organization"), recipient.organisation ?? "", (organisation) => {
                name({ ...recipient, organisation })();
              }, { most: 80 })}
              ${choice(
                text("form.known"),
                WAYS.map(([, method]) => [method, text(`way.${method || "none"}`)] as const),
                recipient.level === 0 ? "" : recipient.method,
                (method) => {
                  name(recipientOf(recipient, method))();
                },
              )}
            `
      }
    </fieldset>
  `;
};

const linkFields = ({ draft, held, app, change }: Form): TemplateResult => {
  const { text } = app.localizer;
  const most = held.policy.policy.max_downloads;
  return html`
    ${field(text("form.downloads", { most: app.format.number(most) }), String(draft.max_downloads ?? 1), (typed) => {
      change({ ...draft, max_downloads: Math.trunc(Number(typed)) });
    }, { type: "number", most })}
    ${option("", text("terms.access_code"), text("form.code_hint"), draft.access_code === true, (access_code) => {
      change({ ...draft, access_code, hand_over: access_code && draft.hand_over === true });
    })}
    ${option("", text("terms.stream_only"), text("form.stream_hint"), draft.stream_only === true, (stream_only) => {
      change({ ...draft, stream_only });
    })}
    ${
      held.request.request.proposal?.hand_over === true
        ? option("", text("terms.hand_over"), text("form.hand_over_hint"), draft.hand_over === true, (hand_over) => {
            change(withHandOver(draft, hand_over));
          })
        : nothing
    }
  `;
};

/** A time or a number is taken when somebody has typed it, a text with each letter. */
const field = (
  label: string,
  value: string,
  changed: (value: string) => void,
  { type = "text", most, hint }: { readonly type?: string; readonly most?: number; readonly hint?: string },
): TemplateResult => html`
  <label>
    ${label}
    <input
      type=${type}
      dir="auto"
      autocomplete="off"
      min=${type === "number" ? 1 : nothing}
      max=${type === "number" ? most : nothing}
      maxlength=${most ?? nothing}
      .value=${value}
      @input=${type === "text" ? told(changed) : nothing}
      @change=${type === "text" ? nothing : told(changed)}
    />
    ${hint === undefined ? nothing : html`<span class="hint">${hint}</span>`}
  </label>
`;

const choice = (
  label: string,
  options: readonly (readonly [value: string, label: string])[],
  chosen: string,
  changed: (value: string) => void,
): TemplateResult => html`
  <label>
    ${label}
    <select @change=${told(changed)}>
      ${options.map(([value, name]) => html`<option value=${value} .selected=${value === chosen}>${name}</option>`)}
    </select>
  </label>
`;

/** One of a group of which one is chosen; without a group, something to tick. */
const option = (
  group: string,
  label: string,
  hint: string,
  isChosen: boolean,
  changed: (isChosen: boolean) => void,
): TemplateResult => html`
  <label class="option">
    <input
      type=${group === "" ? "checkbox" : "radio"}
      name=${group || nothing}
      .checked=${isChosen}
      @change=${(event: Event) => {
        changed((event.target as HTMLInputElement).checked);
      }}
    />
    <span>${label}${hint === "" ? nothing : html`<span class="hint" dir="auto">${hint}</span>`}</span>
  </label>
`;

const told =
  (changed: (value: string) => void) =>
  (event: Event): void => {
    const { validity, value } = event.target as HTMLInputElement;
    // A date of which some is typed has no value yet, and is not none.
    if (!validity.badInput) changed(value);
  };
