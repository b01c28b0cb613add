import { css } from "lit";

export const clipsStyles = css`
  .top {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 320px), 1fr));
    gap: 16px 32px;
  }

  .filters {
    align-content: start;
  }

  /* A page of clips is laid out as far as it is seen. */
  .clip {
    content-visibility: auto;
    contain-intrinsic-block-size: auto 72px;
    padding-block-end: 12px;
    border-block-end: 1px solid var(--divider-color);
  }

  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 16px;
  }

  .line .option,
  .offer .line > span {
    flex: 1 1 12em;
  }

  .offer {
    padding-block-end: 12px;
    border-block-end: 1px solid var(--divider-color);
  }

  /* What has the focus is not under what stays at the end of the screen. */
  .clip button,
  .clip input {
    scroll-margin-block-end: 144px;
  }

  .chosen {
    position: sticky;
    z-index: 2;
    inset-block-end: 8px;
  }
`;
