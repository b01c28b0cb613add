/** Everything of Home Assistant's theme, and sides are logical, so that it mirrors from right to left. */
export const cardStyles = `
:host { display: block; }
ha-card { block-size: 100%; }
.content { display: flex; flex-direction: column; gap: 12px; padding: 16px; }
h2, dl, dt, dd, p {
  margin: 0; overflow-wrap: anywhere; unicode-bidi: plaintext; text-align: -webkit-match-parent; text-align: match-parent;
}
h2 { font-size: var(--ha-font-size-xl, 20px); font-weight: var(--ha-font-weight-medium, 500); line-height: 1.3; }
h2, p, dd { color: var(--primary-text-color); }
dl { display: grid; grid-template-columns: minmax(0, auto) minmax(0, 1fr); gap: 8px 16px; }
dt { color: var(--secondary-text-color); }
.actions { display: flex; flex-wrap: wrap; gap: 8px; }
a, button {
  box-sizing: border-box; min-block-size: 44px; min-inline-size: 44px; padding: 8px 16px; flex: 1 1 8em;
  display: inline-flex; align-items: center; justify-content: center; cursor: pointer; font: inherit; text-decoration: none;
  color: var(--primary-text-color); background: none; border: 1px solid var(--secondary-text-color);
  border-radius: var(--ha-border-radius-md, 8px);
}
a:focus-visible, button:focus-visible, h2:focus-visible { outline: 2px solid var(--primary-text-color); outline-offset: 2px; }
[hidden], p:empty { display: none; }
`;
