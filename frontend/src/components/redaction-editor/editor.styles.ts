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
    padding: 0;
    padding-block-end: 8px;
    font-size: var(--ha-font-size-l, 16px);
    font-weight: var(--ha-font-weight-medium, 500);
  }

  footage-guard-picture-boxes {
    inline-size: 100%;
    block-size: 100%;
  }

  .time,
  .measures {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(8em, 1fr));
    align-items: end;
    gap: 8px;
  }

  .check {
    display: flex;
    align-items: center;
    min-block-size: 44px;
    gap: 12px;
  }

  .rows:empty {
    display: none;
  }

  input[type="range"] {
    padding: 0;
    border: 0;
    background: none;
    accent-color: var(--primary-text-color);
  }
`;
