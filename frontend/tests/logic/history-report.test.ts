import { describe, expect, it } from "vitest";
import { monthsBack, reportFile, reportView } from "../../src/logic/history-report.js";
import { english, format } from "../builders.js";
import { aMonth, aReport } from "../history-builders.js";

const OCTOBER = aMonth({
  month: "2026-10",
  total: 1,
  requester_types: { law_enforcement: 0, neighbour: 0, court: 0, unreadable: 1 },
  legal_bases: { voluntary: 1 },
  outcomes: { shared: 0, declined: 0, open: 1, lost: 0 },
  export: { left_out: "not_over", counts: null },
});

describe("reportView", () => {
  it("counts by what became of it, with all of them first", () => {
    const view = reportView(aReport([OCTOBER, aMonth()]), "outcomes", english, format);
    expect(view.months).toEqual(["November 2026", "October 2026"]);
    expect(view.rows.map(({ label, total, cells }) => [label, total, ...cells.map(({ count }) => count)])).toEqual([
      ["All", "5", "4", "1"],
      ["Shared", "1", "1", "0"],
      ["Declined", "3", "3", "0"],
      ["Open", "1", "0", "1"],
    ]);
    expect(view.rows[0]?.cells.map(({ height }) => height)).toEqual([100, 25]);
    expect(view.isEmpty).toBe(false);
  });

  it("counts by who asked, and by what they claimed", () => {
    const labels = (by: "requester_types" | "legal_bases") =>
      reportView(aReport([OCTOBER, aMonth()]), by, english, format).rows.map(({ label }) => label);
    expect(labels("requester_types")).toEqual(["All", "Police or another authority", "Neighbor", "Cannot be read"]);
    expect(labels("legal_bases")).toEqual(["All", "Voluntary"]);
  });

  it("says so where nobody asked", () => {
    const nobody = aMonth({ total: 0, outcomes: { shared: 0, open: 0 } });
    expect(reportView(aReport([nobody]), "outcomes", english, format)).toMatchObject({ isEmpty: true, rows: [{ total: "0" }] });
    expect(reportView(aReport([]), "outcomes", english, format).isEmpty).toBe(true);
  });

  it("names a word of a newer version as it is", () => {
    const newer = aMonth({ outcomes: { lost: 4 } });
    expect(reportView(aReport([newer]), "outcomes", english, format).rows[1]?.label).toBe("lost");
  });
});

describe("reportFile", () => {
  it("has only what may leave", () => {
    expect(reportFile(aReport([OCTOBER, aMonth()])).split("\r\n")).toEqual([
      "month,counted_by,word,count",
      "2026-10,total,,not_over",
      "2026-11,total,,not_shown",
      "2026-11,outcomes,shared,fewer_than_3",
      "2026-11,outcomes,declined,3",
      "2026-11,requester_types,law_enforcement,3",
      "2026-11,requester_types,neighbour,fewer_than_3",
      "2026-11,legal_bases,voluntary,4",
      "",
    ]);
  });
});

describe("monthsBack", () => {
  it("counts back over years", () => {
    const now = Date.parse("2026-11-29T08:00:00Z");
    expect([1, 12, 24].map((months) => monthsBack(now, months))).toEqual(["2026-11-01", "2025-12-01", "2024-12-01"]);
    expect(monthsBack(Date.parse("2026-01-31T23:59:59Z"), 1)).toBe("2026-01-01");
  });
});
