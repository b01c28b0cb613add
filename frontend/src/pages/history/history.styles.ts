import { css } from "lit";

export const historyStyles = css`
  ol {
    margin: 0;
    padding: 0;
  }

  .beside {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(280px, 100%), 1fr));
    gap: 16px;
    align-items: start;
  }

  summary h3 {
    display: inline;
  }

  .fact {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 2px;
    padding-block: 8px;
    border-block-end: 1px solid var(--divider-color);
  }

  code,
  textarea {
    font-family: monospace;
    overflow-wrap: anywhere;
  }

  .groups {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
  }

  .scroll {
    overflow-x: auto;
  }

  table {
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }

  caption {
    padding-block-end: 8px;
    text-align: start;
    color: var(--secondary-text-color);
  }

  th,
  td {
    padding-block: 4px;
    padding-inline: 8px;
    border-block-end: 1px solid var(--divider-color);
    font-weight: inherit;
    text-align: center;
    vertical-align: bottom;
  }

  th[scope="row"] {
    min-inline-size: 7em;
    text-align: start;
  }

  td svg {
    display: block;
    inline-size: 24px;
    block-size: 40px;
    margin-inline: auto;
    fill: var(--primary-text-color);
  }
`;
