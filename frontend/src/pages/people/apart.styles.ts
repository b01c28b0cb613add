import { css } from "lit";

/** A part of a page stands farther from the one before it than its heading from what it is the heading of. */
export const apart = css`
  section,
  footage-guard-own-keys,
  footage-guard-policy {
    margin-block-start: 8px;
  }
`;
