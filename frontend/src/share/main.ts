import type { Texts } from "./logic/texts.js";
import { Words } from "./page/dom.js";
import { sharePage } from "./page/share-page.js";
import { serve } from "./worker.js";

const begin = (root: HTMLElement, texts: Texts, script: string): void => {
  const look = sharePage(root, new Words(document.documentElement.lang, texts), script);
  // A link that is put into the address bar of its own page loads nothing anew.
  addEventListener("hashchange", () => {
    if (location.hash !== "") look();
  });
  look();
};

// The page's one script is its worker's, too: then nothing else has to be served and allowed.
if (typeof document === "undefined") {
  serve(self);
} else {
  const [root, texts] = ["page", "texts"].map((id) => document.getElementById(id));
  if (root && texts) begin(root, JSON.parse(texts.textContent) as Texts, document.currentScript?.textContent ?? "");
}
