import type { Texts } from "./logic/texts.js";
import { Words } from "./page/dom.js";
import { SharePage } from "./page/share-page.js";
import { serve } from "./worker.js";

const begin = (root: HTMLElement, script: string): void => {
  const texts = JSON.parse(document.getElementById("texts")?.textContent ?? "{}") as Texts;
  const page = new SharePage(root, new Words(document.documentElement.lang, texts), script);
  // A link that is put into the address bar of its own page loads nothing anew.
  addEventListener("hashchange", () => {
    if (location.hash !== "") page.begin();
  });
  page.begin();
};

// The page's one script is its worker's, too: then nothing else has to be served and allowed.
if (typeof document === "undefined") {
  serve(self);
} else {
  const root = document.getElementById("page");
  if (root !== null) begin(root, document.currentScript?.textContent ?? "");
}
