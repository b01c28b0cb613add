import { loadPages } from "../src/localize/languages.js";

// What pages say is here, as it is once any page was loaded.
await loadPages("en");

// Lit's development build finds more mistakes than the one shipped; only its notice that it is in use is no news.
Object.assign(globalThis, { litIssuedWarnings: new Set(["dev-mode"]) });

console.warn = (...message: unknown[]): never => {
  throw new Error(message.join(" "));
};

// jsdom draws nothing that could be scrolled to; where tests need no page, there is no element.
if (typeof Element !== "undefined") Element.prototype.scrollIntoView = () => undefined;
