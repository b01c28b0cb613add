import { register } from "../register.js";
import { FootageGuardCard } from "./card.js";
import { wordsFor, wordsNow } from "./words.js";

const TYPE = "footage-guard-card";

interface Offered {
  readonly type: string;
  readonly name: string;
  readonly description: string;
  readonly preview: boolean;
}

declare global {
  interface HTMLElementTagNameMap {
    [TYPE]: FootageGuardCard;
  }
  interface Window {
    /** What Home Assistant's card picker offers besides its own. */
    customCards?: Offered[];
  }
}

// This file is small, and may run before Home Assistant's own has exchanged the registry of elements for one of its own:
// whatever was registered by then is lost.
void customElements.whenDefined("home-assistant").then(() => {
  register(TYPE, FootageGuardCard);
});
const offered = (window.customCards ??= []);
// After an update a page that is still open loads this again.
if (!offered.some(({ type }) => type === TYPE)) {
  offered.push({
    type: TYPE,
    name: "Footage Guard",
    // The language of the page is known later than this, and read when the picker is opened.
    get description() {
      return wordsNow(document.documentElement.lang).text("card.description");
    },
    preview: true,
  });
}
// Only whoever looks at a dashboard may need them; the picker and the editor cannot wait.
void wordsFor(document.documentElement.lang);
