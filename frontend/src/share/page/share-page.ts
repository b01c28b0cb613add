import { Api } from "../api.js";
import { addressesAt, secretIn } from "../logic/address.js";
import type { MessageKey } from "../logic/texts.js";
import type { Offer, Opened } from "../logic/wire.js";
import { button, element, type Words } from "./dom.js";
import { offerView, type OfferView } from "./offer.js";
import { openedView } from "./opened.js";

/** The page of one link, from the first look to what was opened. */
export class SharePage {
  readonly #words: Words;
  readonly #script: string;
  readonly #status = element("p", { role: "status" });
  readonly #content = element("div", {});
  /** Of another link in the same tab, nothing that was asked for the one before counts any more. */
  #turn = 0;

  constructor(root: HTMLElement, words: Words, script: string) {
    this.#words = words;
    this.#script = script;
    root.replaceChildren(this.#status, this.#content);
  }

  /** Takes the secret out of the address bar, where it would be seen, kept and handed on, and looks what it opens. */
  begin(): void {
    const secret = secretIn(location.hash);
    if (location.hash !== "") history.replaceState(null, "", location.pathname);
    if (secret === null) {
      this.#turn += 1;
      this.#say("page.incomplete");
      return;
    }
    void this.#look(new Api(addressesAt(location.pathname), secret));
  }

  async #look(api: Api): Promise<void> {
    const turn = (this.#turn += 1);
    this.#say("page.loading");
    const answer = await api.offer();
    if (this.#turn !== turn) return;
    if ("trouble" in answer) {
      this.#say(`page.${answer.trouble}`, "page.retry", api);
      return;
    }
    const offer = answer.value;
    const view = offerView(this.#words, this.#script, offer, (code) => {
      void this.#open(api, offer, code, view);
    });
    this.#show(view.nodes);
  }

  async #open(api: Api, offer: Offer, code: string, view: OfferView): Promise<void> {
    const turn = (this.#turn += 1);
    view.tell(this.#words.of("open.opening"), true);
    const answer = await api.open(offer, code);
    if (this.#turn !== turn) return;
    if ("trouble" in answer) {
      const refused = offer.needsCode ? "code.refused" : "open.refused";
      view.tell(this.#words.of(answer.trouble === "unavailable" ? refused : `page.${answer.trouble}`), false);
      return;
    }
    this.#opened(api, answer.value);
  }

  #opened(api: Api, opened: Opened): void {
    const nodes = openedView(this.#words, this.#script, opened, api, async (number) => {
      const turn = this.#turn;
      const trouble = await api.matterWith(opened.ticket, number);
      if (this.#turn === turn && trouble === "unavailable") this.#say("ended.text", "ended.again", api);
      return trouble === null;
    });
    this.#show(nodes);
    // The button that was pressed is gone: the reader goes on at what it brought.
    this.#content.querySelector("h2")?.focus();
  }

  #show(nodes: readonly HTMLElement[]): void {
    this.#status.textContent = "";
    this.#content.replaceChildren(...nodes);
  }

  #say(key: MessageKey, again?: MessageKey, api?: Api): void {
    this.#content.replaceChildren();
    if (again && api) this.#content.append(this.#again(again, api));
    this.#status.textContent = this.#words.of(key);
  }

  #again(key: MessageKey, api: Api): HTMLElement {
    return button([this.#words.of(key)], () => {
      void this.#look(api);
    });
  }
}
