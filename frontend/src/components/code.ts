import { css, html, svg, type TemplateResult } from "lit";
import { codeOf } from "../logic/checkpoint.js";

/** What is told by rows of modules, as a code that a phone reads. */
export const code = (rows: readonly string[], label: string): TemplateResult => {
  const { size, path } = codeOf(rows);
  return html`
    <svg class="code" role="img" aria-label=${label} viewBox="0 0 ${size} ${size}">
      ${svg`<path fill="#fff" d="M0 0h${size}v${size}H0z" /><path fill="#000" d=${path} />`}
    </svg>
  `;
};

/** Black on white in any theme: phones read no other. */
export const codeStyles = css`
  .code {
    display: block;
    inline-size: min(100%, 280px);
    shape-rendering: crispEdges;
  }
`;
