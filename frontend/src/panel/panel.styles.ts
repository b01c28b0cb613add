import { css } from "lit";

// A notch is on one physical side; keeping its width free on both is right in either writing direction.
export const panelStyles = css`
  :host {
    --edge: max(var(--safe-area-inset-left, 0px), var(--safe-area-inset-right, 0px));
    display: block;
    min-block-size: 100dvh;
    background-color: var(--primary-background-color);
    color: var(--primary-text-color);
    font-family: var(--ha-font-family-body);
    line-height: 1.5;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }

  header {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    display: flex;
    align-items: center;
    gap: var(--ha-space-2, 8px);
    min-block-size: calc(var(--header-height) + var(--safe-area-inset-top, 0px));
    padding-block-start: var(--safe-area-inset-top, 0px);
    padding-inline: calc(var(--ha-space-3, 12px) + var(--edge));
    border-block-end: var(--app-header-border-bottom, none);
    background-color: var(--app-header-background-color);
    color: var(--app-header-text-color);
  }

  h1 {
    flex: 1;
    margin: 0;
    overflow: hidden;
    font-size: var(--ha-font-size-xl, 20px);
    font-weight: var(--ha-font-weight-normal, 400);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .menu {
    flex: none;
    inline-size: 48px;
    block-size: 48px;
    padding: 12px;
    border: none;
    border-radius: 50%;
    background: none;
    color: inherit;
  }

  .menu:focus-visible {
    outline-color: currentColor;
    outline-offset: -2px;
  }

  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    max-inline-size: 960px;
    margin-inline: auto;
    padding-block-start: 8px;
    padding-inline: calc(var(--ha-space-4, 16px) + var(--edge));
  }

  nav {
    display: flex;
    flex: 1;
    flex-wrap: wrap;
    gap: 0 16px;
  }

  nav a {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-block-size: 44px;
    min-inline-size: 44px;
    text-decoration: none;
  }

  nav a:hover {
    text-decoration: underline;
  }

  nav a[aria-current] {
    font-weight: var(--ha-font-weight-medium, 500);
    text-decoration: underline;
    text-decoration-thickness: 2px;
    text-underline-offset: 8px;
  }

  /* On a phone the links have a line of their own, and so has how the vault stands. */
  @media (max-width: 600px) {
    nav {
      flex-basis: 100%;
    }

    .vault {
      flex: 1;
    }
  }

  main:focus {
    outline: none;
  }

  main {
    max-inline-size: 960px;
    margin-inline: auto;
    padding-block: var(--ha-space-4, 16px) calc(var(--ha-space-4, 16px) + var(--safe-area-inset-bottom, 0px));
    padding-inline: calc(var(--ha-space-4, 16px) + var(--edge));
  }

  svg {
    display: block;
    fill: currentColor;
  }
`;
