import { css } from "lit";

/** What zones look like over a picture. */
export const zoneStyles = css`
  .picture {
    position: relative;
    inline-size: 100%;
    max-inline-size: 640px;
    aspect-ratio: 16 / 9;
    background-color: #000;
  }

  .picture:has(img) {
    aspect-ratio: auto;
  }

  img {
    display: block;
    inline-size: 100%;
  }

  svg {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
  }

  path {
    stroke: #fff;
    vector-effect: non-scaling-stroke;
  }

  .zone {
    fill: #000;
    fill-opacity: 0.35;
    stroke-width: 2px;
    cursor: pointer;
  }

  .zone.selected {
    fill-opacity: 0.6;
    stroke-width: 3px;
    cursor: copy;
  }

  .dot,
  .reach {
    stroke-linecap: round;
    cursor: grab;
    touch-action: none;
  }

  .dot {
    fill: #fff;
    stroke-linejoin: round;
    stroke-width: 14px;
  }

  .reach {
    stroke: transparent;
    stroke-width: 44px;
  }

  .core {
    stroke: #000;
    stroke-linecap: round;
    stroke-width: 10px;
    pointer-events: none;
  }

  /* An outline would be as thin as a thousandth of the picture. */
  path:focus-visible {
    outline: none;
    stroke-width: 6px;
  }

  .dot:focus-visible {
    stroke-width: 26px;
  }

  .points {
    display: grid;
    gap: 12px;
    padding: 0;
    list-style: none;
  }

  .point {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: 8px;
  }
`;
