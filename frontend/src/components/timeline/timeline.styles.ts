import { css } from "lit";

/** Nothing is told apart by its color: a clip is a frame, a chosen one filled, a gap hatched, and marks have shapes. */
export const timelineStyles = css`
  .scroll {
    overflow-x: auto;
    padding-block-end: 8px;
  }

  .track {
    position: relative;
    overflow: clip;
    padding-block-start: 24px;
  }

  .tick,
  .asked,
  .lanes > * {
    position: absolute;
    inset-block: 0;
  }

  .tick {
    padding-inline-start: 4px;
    border-inline-start: 1px solid var(--divider-color);
    color: var(--secondary-text-color);
    font-size: var(--ha-font-size-s, 12px);
    white-space: nowrap;
  }

  .asked {
    inset-block-start: 22px;
    border: 2px dashed var(--secondary-text-color);
    pointer-events: none;
  }

  .title {
    position: sticky;
    inset-inline-start: 0;
    inline-size: fit-content;
    max-inline-size: min(100%, 80vi);
    padding-inline: 8px;
    background-color: var(--primary-background-color);
  }

  .lanes {
    position: relative;
    isolation: isolate;
    min-block-size: 64px;
    margin-block-end: 8px;
  }

  /* A short clip is drawn longer than it is, over the gap beside it. */
  .lanes > .clip {
    z-index: 1;
    inset-block: auto;
    block-size: 44px;
    overflow: hidden;
    font-size: 12px;
    line-height: 40px;
    text-align: center;
    cursor: pointer;
  }

  .clip,
  .swatch.chosen {
    border: 2px solid var(--primary-text-color);
    border-radius: 4px;
    background-color: var(--card-background-color);
    color: var(--primary-text-color);
  }

  .clip[aria-disabled="true"] {
    border-style: dotted;
    cursor: default;
  }

  .clip[aria-selected="true"],
  .swatch.chosen {
    background-color: var(--primary-text-color);
    color: var(--card-background-color);
  }

  .heat {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    opacity: 0.4;
    fill: currentColor;
    pointer-events: none;
  }

  :host(:dir(rtl)) .heat {
    transform: scaleX(-1);
  }

  .lanes > .gap {
    inset-block: 24px 4px;
  }

  .gap {
    background-image: repeating-linear-gradient(
      135deg,
      var(--secondary-text-color) 0 1px,
      transparent 1px 8px
    );
  }

  .lanes > .mark {
    inset-block: 0 auto;
    inline-size: 0;
    font-size: 12px;
    line-height: 16px;
  }

  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    list-style: none;
  }

  .legend li {
    display: flex;
    align-items: center;
    gap: 6px;
  }

  .swatch {
    inline-size: 24px;
    block-size: 16px;
    line-height: 14px;
    text-align: center;
  }

  .swatch.gap {
    border: 1px solid var(--divider-color);
  }

  .swatch.asked {
    position: static;
  }

  .item {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 16px;
  }

  .item .option {
    flex: 1 1 12em;
  }
`;
