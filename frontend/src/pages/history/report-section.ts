import { html, nothing, svg, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import { Page } from "../../components/page.js";
import { loaded } from "../../components/parts.js";
import { saveLink } from "../../components/saving.js";
import type { Report } from "../../data/wire.js";
import { COUNTED_BY, type CountedBy, monthsBack, type ReportCell, reportFile, reportView } from "../../logic/history-report.js";
import { register } from "../../register.js";
import { historyStyles } from "./history.styles.js";

const MONTHS = [12, 24, 60] as const;

/** How many asked in each month, as bars in a table: whoever hears it is read the table, and no color says anything. */
export class ReportSection extends Page {
  static override readonly styles = [...Page.styles, historyStyles];

  @state() private by: CountedBy = "outcomes";
  @state() private months: number = MONTHS[0];
  private readonly report = this.watch(({ api }) => ({
    load: () => api.ask("report", { from: monthsBack(Date.now(), this.months) }),
  }));

  protected override render(): TemplateResult {
    const { text } = this.app.localizer;
    return html`
      <details>
        <summary><h3>${text("history.report.heading")}</h3></summary>
        <div class="stack">
          <p class="hint">${text("history.report.text")}</p>
          <label>
            ${text("history.report.by")}
            <select name="by" @change=${this.countBy}>
              ${COUNTED_BY.map((by) => html`<option value=${by} ?selected=${by === this.by}>${text(`history.report.by.${by}`)}</option>`)}
            </select>
          </label>
          <label>
            ${text("history.report.months")}
            <select name="months" @change=${this.take}>
              ${MONTHS.map(
                (months) => html`
                  <option value=${months} ?selected=${months === this.months}>${this.app.format.number(months)}</option>
                `,
              )}
            </select>
          </label>
          ${loaded(this.report.loaded, this.app, (report) => this.table(report))}
        </div>
      </details>
    `;
  }

  private table(report: Report): TemplateResult {
    const { localizer, format } = this.app;
    const { text } = localizer;
    const { months, rows, isEmpty } = reportView(report, this.by, localizer, format);
    if (isEmpty) return html`<p class="hint">${text("history.report.empty")}</p>`;
    return html`
      <div class="scroll" role="region" tabindex="0" aria-label=${text("history.report.region")}>
        <table>
          <caption>
            ${text("history.report.caption", { by: text(`history.report.by.${this.by}`) })}
          </caption>
          <thead>
            <tr>
              <td></td>
              <th scope="col">${text("history.report.total")}</th>
              ${months.map((month) => html`<th scope="col">${month}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              ({ label, cells, total }) => html`
                <tr>
                  <th scope="row">${label}</th>
                  <td>${total}</td>
                  ${cells.map((cell) => html`<td>${bar(cell)}${cell.count}</td>`)}
                </tr>
              `,
            )}
          </tbody>
        </table>
      </div>
      <div class="actions">
        ${saveLink(text("history.report.save"), `footage-guard-requests-${report.to}.csv`, [reportFile(report)], "text/csv")}
      </div>
    `;
  }

  private readonly countBy = ({ target }: Event): void => {
    this.by = COUNTED_BY.find((by) => by === (target as HTMLSelectElement).value) ?? this.by;
  };

  private readonly take = ({ target }: Event): void => {
    this.months = Number((target as HTMLSelectElement).value);
    void this.report.reload();
  };
}

/** The number stands below it, so nobody needs to hear of it. */
const bar = ({ height }: ReportCell): TemplateResult => html`
  <svg viewBox="0 0 24 100" preserveAspectRatio="none" aria-hidden="true">
    ${height === 0 ? nothing : svg`<rect width="24" y=${100 - height} height=${height}></rect>`}
  </svg>
`;

register("footage-guard-report", ReportSection);
