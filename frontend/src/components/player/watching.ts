import { css, html, nothing, type TemplateResult } from "lit";
import { notice } from "../parts.js";
import type { App } from "../app.js";

/** A picture as large as there is room for, and over it what is slotted in. */
export const pictureStyles = css`
  .picture {
    position: relative;
    inline-size: fit-content;
    max-inline-size: 100%;
    margin-inline: auto;
  }

  video,
  img {
    display: block;
    max-inline-size: 100%;
    max-block-size: 70dvb;
    background-color: #000;
  }

  ::slotted(*) {
    position: absolute;
    inset: 0;
  }

  .actions {
    align-items: center;
  }

  input[type="range"] {
    padding: 0;
    accent-color: var(--primary-text-color);
  }
`;

/** What stands where nothing can be watched. */
export const lockedTemplate = (
  why: "locked" | "locked_down",
  { localizer: { text } }: Pick<App, "localizer">,
  unlock: () => Promise<void>,
): TemplateResult => html`
  ${notice(text(`player.${why}`))}
  ${why === "locked" ? html`<button type="button" @click=${unlock}>${text("vault.unlock")}</button>` : nothing}
`;
