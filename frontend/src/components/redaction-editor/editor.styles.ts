import { css } from "lit";

export const editorStyles = css`
  fieldset {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend {
    padding: 0 0 8px;
    font-size: var(--ha-font-size-l, 16px);
    font-weight: var(--ha-font-weight-medium, 500);
  }

  .time,
  .sides {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(8em, 1fr));
    align-items: end;
    gap: 8px;
  }

  .rows:empty {
    display: none;
  }

  input[type="range"] {
    padding: 0;
    border: 0;
    accent-color: var(--primary-text-color);
  }

  svg {
    inline-size: 100%;
    block-size: 100%;
    cursor: crosshair;
  }

  path {
    stroke: #fff;
    vector-effect: non-scaling-stroke;
    touch-action: none;
  }

  .box {
    cursor: move;
  }

  .covered {
    stroke: none;
    pointer-events: none;
  }

  /* What is under it can be seen while it is put in its place. */
  .selected {
    fill-opacity: 0.5;
    stroke-width: 3px;
  }

  .covered.faint {
    fill-opacity: 0.3;
  }

  /* An outline would be as thin as a millionth of the picture. */
  .box:focus-visible {
    outline: none;
    stroke-width: 6px;
  }

  .hole {
    fill: transparent;
    stroke-dasharray: 8px;
  }

  .cover {
    fill-opacity: 0.7;
    pointer-events: none;
  }

  .grip {
    stroke-linecap: round;
    stroke-width: 24px;
    cursor: grab;
  }
`;
