import { html, nothing, type TemplateResult } from "lit";
import type { App } from "../../components/app.js";
import { notice } from "../../components/parts.js";
import type { DraftHeld } from "../../data/draft-source.js";
import type { Basis, Delivery, DraftWritten, Known } from "../../data/wire.js";
import { withDelivery, withHandOver, withKey, withRecipient } from "../../logic/draft-edit.js";
import { BASES, DELIVERIES, mayAnswerSender, recipientOf, WAYS } from "../../logic/draft-form.js";
import { fromHomeTime, toHomeTime } from "../../logic/home-time.js";
import { legalBasis, who } from "../../logic/words.js";

type Change = (draft: DraftWritten) => void;

/** To whom it goes, and on which terms. What stands there is what the draft says; nothing is chosen for a person. */
export const termsForm = (draft: DraftWritten, held: DraftHeld, app: App, change: Change): TemplateResult => {
  const { text } = app.localizer;
  const { policy } = held.policy;
  const { timeZone } = app.format;
  return html`
    ${recipientFields(draft, held, app, change)}
    ${field(text("terms.sender"), draft.sender ?? "", 80, (sender) => {
      change({ ...draft, sender });
    }, text("form.sender_hint"))}
    <label>
      ${text("terms.purpose")}
      <textarea
        rows="3"
        maxlength="500"
        .value=${draft.purpose}
        @input=${(event: Event) => {
          change({ ...draft, purpose: valueOf(event) });
        }}
      ></textarea>
    </label>
    <label>
      ${text("request.basis")}
      <select
        @change=${(event: Event) => {
          change({ ...draft, legal_basis: valueOf(event) as Basis });
        }}
      >
        ${BASES.map(
          (basis) => html`<option value=${basis} .selected=${basis === draft.legal_basis}>${text(`basis.name.${basis}`)}</option>`,
        )}
      </select>
    </label>
    <p class="hint">${legalBasis(draft.legal_basis, app.localizer)}</p>
    <fieldset class="stack">
      <legend>${text("terms.delivery")}</legend>
      ${DELIVERIES.map((delivery) => deliveryChoice(delivery, draft, app, policy.public_links, change))}
      ${policy.public_links ? nothing : notice(text("form.links_off"))}
    </fieldset>
    ${
      draft.delivery === "age_file"
        ? field(text("form.key"), draft.age_recipient ?? "", 62, (key) => {
            change(withKey(draft, key));
          }, text("form.key_hint"))
        : nothing
    }
    <label>
      ${text("terms.not_after")}
      <input
        type="datetime-local"
        .value=${draft.not_after === undefined ? "" : toHomeTime(draft.not_after, timeZone)}
        @change=${(event: Event) => {
          const not_after = fromHomeTime(valueOf(event), timeZone);
          if (not_after !== null) change({ ...draft, not_after });
        }}
      />
    </label>
    ${draft.delivery === "link" ? linkFields(draft, held, app, change) : nothing}
    <p class="hint">${text("form.metadata")}</p>
  `;
};

const recipientFields = (draft: DraftWritten, { request }: DraftHeld, app: App, change: Change): TemplateResult => {
  const { text } = app.localizer;
  const { recipient } = draft;
  const asked = who({ channel: request.request.channel, ...request.request.requester }, app.localizer);
  return html`
    <fieldset class="stack">
      <legend>${text("terms.recipient")}</legend>
      ${
        mayAnswerSender(request.request)
          ? radio("recipient", html`${text("form.asked")} <bdi>${asked}</bdi>`, recipient === undefined, () => {
              change(withRecipient(draft, null));
            })
          : nothing
      }
      ${radio("recipient", text("form.another"), recipient !== undefined, () => {
        change(withRecipient(draft, recipient ?? { name: "", organisation: "", level: 0, method: "" }));
      })}
      ${recipient === undefined ? nothing : anotherFields(recipient, app, (known) => {
        change(withRecipient(draft, known));
      })}
    </fieldset>
  `;
};

const anotherFields = (recipient: Known, app: App, change: (known: Known) => void): TemplateResult => {
  const { text } = app.localizer;
  return html`
    ${field(text("form.name"), recipient.name ?? "", 80, (name) => {
      change({ ...recipient, name });
    })}
    ${field(text("form.organization"), recipient.organisation ?? "", 80, (organisation) => {
      change({ ...recipient, organisation });
    })}
    <label>
      ${text("form.known")}
      <select
        @change=${(event: Event) => {
          change(recipientOf(recipient, valueOf(event)));
        }}
      >
        ${WAYS.map(
          ([level, method]) => html`<option
            value=${method}
            .selected=${level === recipient.level && (level === 0 || method === recipient.method)}
          >
            ${text(`way.${method || "none"}`)}
          </option>`,
        )}
      </select>
    </label>
  `;
};

const deliveryChoice = (
  delivery: Delivery,
  draft: DraftWritten,
  app: App,
  hasLinks: boolean,
  change: Change,
): TemplateResult | typeof nothing => {
  const { text } = app.localizer;
  // A draft that was written while links were on still says so.
  if (delivery === "link" && !hasLinks && draft.delivery !== "link") return nothing;
  const label = html`${text(`delivery.${delivery}`)}<span class="hint">${text(`delivery.${delivery}.means`)}</span>`;
  return radio("delivery", label, delivery === draft.delivery, () => {
    change(withDelivery(draft, delivery));
  });
};

const linkFields = (draft: DraftWritten, { request, policy }: DraftHeld, app: App, change: Change): TemplateResult => {
  const { text } = app.localizer;
  const most = policy.policy.max_downloads;
  return html`
    <label>
      ${text("form.downloads", { most: app.format.number(most) })}
      <input
        type="number"
        min="1"
        max=${most}
        .value=${String(draft.max_downloads ?? 1)}
        @change=${(event: Event) => {
          change({ ...draft, max_downloads: Math.trunc(Number(valueOf(event))) });
        }}
      />
    </label>
    ${check(text("terms.access_code"), text("form.code_hint"), draft.access_code === true, (access_code) => {
      change({ ...draft, access_code, hand_over: access_code && draft.hand_over === true });
    })}
    ${check(text("terms.stream_only"), text("form.stream_hint"), draft.stream_only === true, (stream_only) => {
      change({ ...draft, stream_only });
    })}
    ${
      request.request.proposal?.hand_over === true
        ? check(text("terms.hand_over"), text("form.hand_over_hint"), draft.hand_over === true, (hand_over) => {
            change(withHandOver(draft, hand_over));
          })
        : nothing
    }
  `;
};

const field = (label: string, value: string, most: number, changed: (value: string) => void, hint = ""): TemplateResult => html`
  <label>
    ${label}
    <input
      type="text"
      dir="auto"
      maxlength=${most}
      autocomplete="off"
      .value=${value}
      @input=${(event: Event) => {
        changed(valueOf(event));
      }}
    />
    ${hint === "" ? nothing : html`<span class="hint">${hint}</span>`}
  </label>
`;

const radio = (name: string, label: string | TemplateResult, isChosen: boolean, chosen: () => void): TemplateResult => html`
  <label class="option"><input type="radio" name=${name} .checked=${isChosen} @change=${chosen} /><span>${label}</span></label>
`;

const check = (label: string, hint: string, isTicked: boolean, changed: (isTicked: boolean) => void): TemplateResult => html`
  <label class="option">
    <input
      type="checkbox"
      .checked=${isTicked}
      @change=${(event: Event) => {
        changed((event.target as HTMLInputElement).checked);
      }}
    />
    <span>${label}<span class="hint">${hint}</span></span>
  </label>
`;

const valueOf = (event: Event): string => (event.target as HTMLInputElement).value;
