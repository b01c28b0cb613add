// Lit's development build finds more mistakes than the one shipped; only its notice that it is in use is no news.
Object.assign(globalThis, { litIssuedWarnings: new Set(["dev-mode"]) });

console.warn = (...message: unknown[]): never => {
  throw new Error(message.join(" "));
};

// jsdom has the element, and neither of these.
Object.assign(HTMLDialogElement.prototype, {
  showModal(this: HTMLDialogElement): void {
    this.setAttribute("open", "");
  },
  close(this: HTMLDialogElement): void {
    if (!this.hasAttribute("open")) return;
    this.removeAttribute("open");
    this.dispatchEvent(new Event("close"));
  },
});
window.scrollTo = () => undefined;
