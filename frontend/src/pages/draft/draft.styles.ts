import { css } from "lit";

export const draftStyles = css`
  fieldset {
    margin: 0;
    padding: 12px 16px;
    border: 1px solid var(--divider-color);
    border-radius: 12px;
  }

  section {
    margin-block-start: 16px;
  }

  .option .hint {
    display: block;
  }

  .notes {
    display: grid;
    gap: 8px;
    padding-inline-start: 20px;
  }

  pre {
    margin: 0;
    overflow: auto;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
`;
