import { type Api, apiOf, matterWith } from "../api.js";
import { addressesAt, secretIn } from "../logic/address.js";
import type { MessageKey } from "../logic/texts.js";
import type { Offer, Opened } from "../logic/wire.js";
import { button, element, status, type Words } from "./dom.js";
import { offerView, type OfferView } from "./offer.js";
import { openedView } from "./opened.js";

/** The page of one link, from the first look to what was opened; returns what begins it. */
export const sharePage = (root: HTMLElement, words: Words, script: string): (() => void) => {
  const told = status();
  told.tabIndex = -1;
  const content = element("div", {});
  /** Of another link in the same tab, nothing that was asked for the one before counts any more. */
  let turn = 0;
  root.replaceChildren(told, content);

  const show = (nodes: readonly HTMLElement[]): void => {
    told.textContent = "";
    content.replaceChildren(...nodes);
    if (document.activeElement === told) goOn();
  };

  const goOn = (): void => {
    content.querySelector("h2")?.focus();
  };

  const say = (key: MessageKey, again?: MessageKey, api?: Api): void => {
    // The reader goes on at what is said where they were at what goes.
    if (content.contains(document.activeElement)) told.focus();
    content.replaceChildren(...(again && api ? [button([words.of(again)], () => void look(api))] : []));
    told.textContent = words.of(key);
  };

  const look = async (api: Api): Promise<void> => {
    const mine = (turn += 1);
    say("page.loading");
    const answer = await api.offer();
    if (turn !== mine) return;
    if ("trouble" in answer) {
      say(`page.${answer.trouble}`, "page.retry", api);
      return;
    }
    const offer = answer.value;
    const view = offerView(words, script, offer, (code) => {
      void open(api, offer, code, view);
    });
    show(view.nodes);
  };

  const open = async (api: Api, offer: Offer, code: string, view: OfferView): Promise<void> => {
    const mine = (turn += 1);
    view.tell(words.of("open.opening"), true);
    const answer = await api.open(offer, code);
    if (turn !== mine) return;
    if ("trouble" in answer) {
      const refused = offer.needsCode ? "code.refused" : "open.refused";
      view.tell(words.of(answer.trouble === "unavailable" ? refused : `page.${answer.trouble}`), false);
      return;
    }
    showOpened(api, answer.value);
  };

  const showOpened = (api: Api, opened: Opened): void => {
    const mine = turn;
    const nodes = openedView(words, script, opened, api, async (address) => {
      const trouble = await matterWith(address);
      if (turn === mine && trouble === "unavailable") say("ended.text", "ended.again", api);
      return trouble;
    });
    show(nodes);
    // The button that was pressed is gone: the reader goes on at what it brought.
    goOn();
  };

  /** Takes the secret out of the address bar, where it would be seen, kept and handed on, and looks what it opens. */
  return () => {
    const secret = secretIn(location.hash);
    if (location.hash !== "") history.replaceState(null, "", location.pathname);
    if (secret === null) {
      turn += 1;
      say("page.incomplete");
      return;
    }
    void look(apiOf(addressesAt(location.pathname), secret));
  };
};
