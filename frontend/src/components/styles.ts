import { css } from "lit";

/**
 * What all elements of the panel look like. There is one kind of button: whoever decides sees no choice that is larger or
 * louder than another. Sides are logical, so that all of it mirrors from right to left.
 */
export const sharedStyles = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
    /* What has the focus, or is gone to, is not under what stays at the top of the screen. */
    scroll-margin-block-start: calc(var(--header-height, 56px) + var(--safe-area-inset-top, 0px) + 16px);
  }

  /* A sentence without a translation reads in its own direction, on the side where the page begins. */
  a,
  button,
  dd,
  div,
  dt,
  h1,
  h2,
  h3,
  h4,
  label,
  legend,
  li,
  output,
  p,
  span {
    unicode-bidi: plaintext;
  }

  /* Its sign stands where the line begins, so only a mark at the end of its words is kept with them. */
  summary::after {
    content: "\\200e";
  }

  h2,
  h3,
  h4,
  p,
  ul,
  dl,
  dd,
  blockquote {
    margin: 0;
    padding: 0;
    overflow-wrap: anywhere;
  }

  h2 {
    font-size: var(--ha-font-size-xl, 20px);
    font-weight: var(--ha-font-weight-medium, 500);
    line-height: 1.3;
  }

  h3 {
    font-size: var(--ha-font-size-l, 16px);
    font-weight: var(--ha-font-weight-medium, 500);
    line-height: 1.4;
  }

  h4 {
    font-size: inherit;
    font-weight: var(--ha-font-weight-medium, 500);
  }

  a {
    color: inherit;
  }

  button,
  .button {
    display: inline-flex;
    flex: 0 1 auto;
    align-items: center;
    justify-content: center;
    min-block-size: 44px;
    min-inline-size: 44px;
    padding-block: 8px;
    padding-inline: 16px;
    border: 1px solid currentColor;
    border-radius: 22px;
    background-color: var(--card-background-color);
    color: var(--primary-text-color);
    font: inherit;
    font-weight: var(--ha-font-weight-medium, 500);
    text-align: center;
    text-decoration: none;
    cursor: pointer;
  }

  button:hover,
  .button:hover {
    background-color: var(--secondary-background-color);
  }

  button[aria-disabled="true"] {
    border-style: dashed;
    cursor: default;
  }

  :focus-visible {
    outline: 2px solid var(--primary-text-color);
    outline-offset: 2px;
  }

  /* What is gone to without the tab key is marked as wide as its words. */
  h2[id][tabindex],
  h3[tabindex] {
    inline-size: fit-content;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  .choice > * {
    flex: 1 1 8em;
  }

  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
  }

  .rows {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
    list-style: none;
  }

  .card,
  .notice {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
    padding: 16px;
    border: 1px solid var(--divider-color);
    border-radius: 12px;
    background-color: var(--card-background-color);
    color: var(--primary-text-color);
  }

  .notice {
    border-color: var(--primary-text-color);
    border-inline-start-width: 4px;
  }

  .hint,
  dt {
    color: var(--secondary-text-color);
  }

  .facts {
    display: grid;
    grid-template-columns: fit-content(40%) minmax(0, 1fr);
    gap: 8px 16px;
  }

  .facts > div {
    display: contents;
  }

  .notes {
    list-style-type: disc;
    padding-inline-start: 20px;
  }

  [role="alert"]:empty {
    display: none;
  }

  /* It takes no room, and is there for whoever has read out what comes to stand in it. */
  .stack > [role="status"]:empty {
    position: absolute;
  }

  .empty {
    padding-block: 40px;
    text-align: center;
  }

  blockquote,
  [dir="ltr"] {
    text-align: start;
  }

  blockquote {
    padding-inline-start: 12px;
    border-inline-start: 3px solid var(--divider-color);
    white-space: pre-line;
  }

  mark {
    background: none;
    color: inherit;
    text-decoration: underline dotted;
    text-decoration-thickness: 2px;
    text-underline-offset: 3px;
  }

  progress {
    inline-size: 100%;
    accent-color: var(--primary-text-color);
  }

  label {
    display: grid;
    gap: 4px;
  }

  .option {
    display: flex;
    align-items: center;
    min-block-size: 44px;
    gap: 12px;
  }

  .option input {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    accent-color: var(--primary-text-color);
  }

  /* What can be pressed is larger than its words, and stands no farther from what is around it. */
  details {
    margin-block-start: -6px;
  }

  details:not([open]) {
    margin-block-end: -6px;
  }

  details[open] > summary {
    margin-block-end: 4px;
  }

  summary {
    min-block-size: 44px;
    padding-block: 10px;
    outline-offset: -2px;
    cursor: pointer;
  }

  input:not([type="checkbox"], [type="radio"]),
  select,
  textarea {
    inline-size: 100%;
    min-block-size: 44px;
    margin: 0;
    padding-block: 8px;
    padding-inline: 12px;
    border: 1px solid var(--secondary-text-color);
    border-radius: 8px;
    background-color: var(--primary-background-color);
    color: var(--primary-text-color);
    font: inherit;
  }

  @media (max-width: 480px) {
    .facts {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }

    .facts dd {
      padding-block-end: 8px;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    * {
      animation: none;
      transition: none;
    }
  }
`;
