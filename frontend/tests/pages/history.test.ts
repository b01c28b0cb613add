import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Facts } from "../../src/data/wire.js";
import { type Answers, refusal, standings } from "../builders.js";
import { aFact, aMonth, aReport, someFacts } from "../history-builders.js";
import written from "../ledger-export.json";
import { open } from "./page.js";

const people = { people: [{ person_id: "me", name: "Alex" }], invitations: [], removed: [], eligible: [], changes: [], quorum: 1, wait_ms: 0 };
const checkpoint = { ok: true, size: 2, root: "ff00aa11", problem: null, checkpoint: "footage-guard/1\n2\nroot\n", code: ["10", "01"] };
const saved = new Map<string, Blob>();

beforeEach(() => {
  saved.clear();
  URL.createObjectURL = (blob) => {
    const address = `blob:${String(saved.size)}`;
    saved.set(address, blob as Blob);
    return address;
  };
  URL.revokeObjectURL = (address) => void saved.delete(address);
});

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

const history = async (listed: (message: Readonly<Record<string, unknown>>) => Facts, answers: Answers = {}) => {
  const page = await open("/history", "footage-guard-history", {
    "ledger/list": listed,
    "approvers/list": () => people,
    report: () => aReport(),
    ...answers,
  });
  const part = (name: string): ShadowRoot => {
    const root = page.root.querySelector(name)?.shadowRoot;
    if (!root) throw new Error(`no ${name}`);
    return root;
  };
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 4; turn += 1) await page.settle();
  };
  await settle();
  const press = async (name: string, within: ParentNode = page.root): Promise<void> => {
    await page.press(name, within);
    await settle();
  };
  const link = (within: ParentNode, at: number): HTMLAnchorElement => {
    const save = within.querySelectorAll("footage-guard-save")[at]?.shadowRoot?.querySelector("a");
    if (!save) throw new Error("no link");
    return save;
  };
  return { ...page, settle, press, link, proof: part("footage-guard-proof"), report: part("footage-guard-report") };
};

describe("footage-guard-history", () => {
  it("tells what was done, by whom and when, with the details behind it", async () => {
    const { root, text } = await history(() => someFacts());
    expect(text("li p")).toEqual(["The vault was unlocked.", "9:00:00 AM · By Alex.", "A key was made for the clips of November 2026.", "9:00:00 AM"]);
    expect(text("summary")).toEqual(["Technical details of record 1", "Technical details of record 0"]);
    expect(root.querySelector("details")?.open).toBe(false);
    expect(text("li:first-child dd")).toEqual(["1", "vault_unlocked", "ab12", "me"]);
    expect(text("p.hint")).toContain("This is where the history begins.");
  });

  it("shows what is added, and leaves everybody where they are", async () => {
    let listing = someFacts();
    const { connection, root, settle, text } = await history(() => listing);
    const opened = root.querySelector("details");
    opened?.setAttribute("open", "");
    opened?.querySelector("summary")?.focus();
    listing = someFacts({ size: 3, facts: [aFact({ number: 2, at: 1_795_680_000_000 }), ...listing.facts] });
    connection.heard.get("ledger/subscribe")?.({ size: 3 });
    await settle();
    expect(text("summary").slice(0, 2)).toEqual(["Technical details of record 2", "Technical details of record 1"]);
    expect(text("h3")).toHaveLength(2);
    expect(opened?.isConnected).toBe(true);
    expect(root.activeElement).toBe(opened?.querySelector("summary"));
  });

  it("does not append older ones to others than were asked about", async () => {
    const before = someFacts({ size: 402, facts: Array.from({ length: 400 }, (_, at) => aFact({ number: 401 - at })), next: 2 });
    let listing = before;
    let answer: (facts: Facts) => void = () => undefined;
    const older = new Promise<Facts>((resolve) => (answer = resolve));
    const { connection, press, settle, text } = await history(
      ({ before: number }) => (number === undefined ? listing : (older as unknown as Facts)),
    );
    await press("Show older ones");
    listing = someFacts({ size: 403, facts: [aFact({ number: 402 })], next: 400 });
    connection.heard.get("ledger/subscribe")?.({ size: 403 });
    await settle();
    answer(someFacts());
    await settle();
    expect(text("summary").filter((each) => each.startsWith("Technical"))).toHaveLength(400);
  });

  it("leads to the request that something is about", async () => {
    const id = "01KB0000000000000000000001";
    const moved = aFact({ kind: "request_moved", fact: { request_id: id, by: "decline", actor: "gone" } });
    const { root, text } = await history(() => someFacts({ facts: [moved] }));
    expect(root.querySelector("li a")?.getAttribute("href")).toBe(`/footage-guard/request/${id}`);
    expect(text("li p")).toEqual(["A request was declined.", "9:00:00 AM · By somebody who is not known here."]);
  });

  it("goes back page by page, and keeps the focus", async () => {
    const pages = [someFacts({ next: 5 }), someFacts({ facts: [aFact({ number: 9 })] })];
    const { connection, press, root, text } = await history(() => pages.shift() ?? someFacts());
    root.querySelector<HTMLElement>(".actions button")?.focus();
    await press("Show older ones");
    expect(connection.of("ledger/list")).toEqual([
      { type: "footage_guard/ledger/list", limit: 200 },
      { type: "footage_guard/ledger/list", limit: 200, before: 5 },
    ]);
    expect(text("summary")).toHaveLength(3);
    expect(root.activeElement).toBe(root.querySelector("h2"));
  });

  it("says why older ones are not shown", async () => {
    let isFirst = true;
    const { press, text } = await history(() => {
      if (!isFirst) throw refusal("ledger_damaged");
      isFirst = false;
      return someFacts({ next: 5 });
    });
    await press("Show older ones");
    expect(text("[role=alert]")).toEqual(["That was not done (ledger_damaged)."]);
  });

  it("says which records cannot be read, beside those that can", async () => {
    const pages = [someFacts({ unreadable: [7, 6], next: 5 }), someFacts({ facts: [], unreadable: [3] })];
    const { press, text } = await history(() => pages.shift() ?? someFacts());
    expect(text(".notice")).toEqual(["These records cannot be read: 7, 6. What depends on them is not shown."]);
    await press("Show older ones");
    expect(text(".notice")).toEqual(["These records cannot be read: 7, 6, 3. What depends on them is not shown."]);
    expect(text("summary").filter((each) => each.startsWith("Technical"))).toHaveLength(2);
  });

  it("has another history be accepted also where nothing of it can be listed", async () => {
    const refused = (): Facts => {
      throw refusal("disk_refused");
    };
    const { text } = await history(refused, { info: () => standings({ ledger_problem: "rolled_back" }) });
    expect(text("button")).toContain("Go on from this history");
    expect(text("[role=alert]").join("")).toContain("disk_refused");
    const sound = await history(refused);
    expect(sound.text(".actions")).toEqual([]);
  });

  it("shows one sort of things", async () => {
    const { connection, fill, root, settle, text } = await history(({ kinds }) => someFacts(kinds === undefined ? {} : { facts: [], next: 7 }));
    expect(root.querySelector<HTMLSelectElement>("[name=sort]")?.value).toBe("");
    fill("[name=sort]", "shares");
    await settle();
    expect(connection.of("ledger/list").at(-1)?.["kinds"]).toEqual(["share_opened", "share_accessed", "share_shortened"]);
    expect(text("p")).toContain("Nothing of this kind among the records looked at.");
    expect(text("button")).toEqual(["Show older ones"]);
    fill("[name=sort]", "");
    await settle();
    expect(connection.of("ledger/list").at(-1)).toEqual({ type: "footage_guard/ledger/list", limit: 200 });
  });

  it("says that a check found something", async () => {
    const { text } = await history(() => someFacts({ problem: "ledger_damaged" }));
    expect(text(".notice")).toEqual(["A record is not the one that was written. What depends on it is not shown."]);
    expect(text("button")).toEqual([]);
  });

  it("lets an approver go on from a history that is not what it was, with what was shown", async () => {
    let problem: string | null = "rolled_back";
    const statement = { kind: "ledger/accept_rollback", ledger: "l", finding: "rolled_back", size: 9, sound: 3, known: 12 };
    const { connection, dialog, press, prove, root, settle, text } = await history(() => someFacts({ problem }), {
      "ledger/accept_rollback": (message) => {
        // A record more is no other finding.
        if (!("secret" in message)) return { statement: { ...statement, size: 10 }, statement_sha256: "bb", challenge: "c", expires_at: "" };
        problem = null;
        return { number: 10, size: 11, problem: null };
      },
    });
    await press("Go on from this history");
    expect(dialog()).toContain("Records found in order: 3. Known once: 12.");
    await prove("courier umbrella marble tuesday");
    await settle();
    expect(connection.of("ledger/accept_rollback").at(-1)).toMatchObject({ challenge: "c", statement_sha256: "bb" });
    expect(text("[role=status]")[0]).toBe("The history goes on from here.");
    expect(root.activeElement).toBe(root.querySelector("[role=status]"));
    expect(text("button")).toEqual([]);
  });

  it("changes nothing where an approver leaves the dialog, and offers it to nobody else", async () => {
    const answers = { "ledger/accept_rollback": () => ({ statement: {}, statement_sha256: "aa", challenge: "c", expires_at: "" }) };
    const { connection, panel, press, settle, text } = await history(() => someFacts({ problem: "checkpoint_invalid" }), answers);
    await press("Go on from this history");
    await press("Cancel", panel.renderRoot.querySelector("footage-guard-step-up")?.shadowRoot ?? undefined);
    await settle();
    expect(connection.of("ledger/accept_rollback")).toHaveLength(1);
    expect(text("[role=status]")[0]).toBe("");
    document.body.replaceChildren();
    const viewer = await history(() => someFacts({ problem: "rolled_back" }), { info: () => standings({ role: "viewer" }) });
    expect(viewer.text("button")).toEqual([]);
  });
});

describe("footage-guard-proof", () => {
  it("says what was found, and gives a checkpoint to keep", async () => {
    const { press, proof, text, link } = await history(() => someFacts(), { "ledger/verify": () => checkpoint });
    await press("Verify now", proof);
    expect(text(".verified", proof)).toEqual(["All records are what was written: 2."]);
    expect(proof.activeElement).toBe(proof.querySelector(".verified"));
    expect(proof.querySelector("textarea")?.value).toBe(checkpoint.checkpoint);
    expect(text(".groups span", proof)).toEqual(["ff00", "aa11"]);
    expect(text("p", proof).join(" ")).toContain("Fingerprint of the first 2 records, read ");
    const code = proof.querySelector("svg.code");
    expect(code?.getAttribute("aria-label")).toBe("The checkpoint as a QR code");
    expect(code?.querySelectorAll("path")[1]?.getAttribute("d")).toBe("M4 4h1v1h-1zM5 5h1v1h-1z");
    const save = link(proof, 0);
    expect([save.download, save.textContent]).toEqual(["footage-guard-checkpoint-2.txt", "Save checkpoint"]);
    expect(await saved.get(save.href)?.text()).toBe(checkpoint.checkpoint);
    await press("Copy", proof);
    expect(text("span[role=status]", proof)).toEqual(["It is marked. Copy it by hand."]);
    vi.stubGlobal("navigator", { clipboard: { writeText: () => Promise.resolve() } });
    await press("Copy", proof);
    expect(text("span[role=status]", proof)).toEqual(["Copied."]);
  });

  it("says that it is not what was written, and gives no checkpoint of that", async () => {
    const bad = { ...checkpoint, ok: false, problem: "ledger_damaged" };
    const { press, proof, text } = await history(() => someFacts(), { "ledger/verify": () => bad });
    await press("Verify now", proof);
    expect(text(".verified", proof)[0]).toMatch(/^The history is not what was written\. .*not the one that was written.* Recording goes on\./u);
    expect(proof.querySelector("textarea")).toBeNull();
  });

  it("shows that it reads, and says why it could not", async () => {
    let fail: (error: Error) => void = () => undefined;
    const { press, proof, settle, text } = await history(() => someFacts(), {
      "ledger/verify": () => new Promise((_, reject) => (fail = reject)),
    });
    await press("Verify now", proof);
    expect(text("label", proof)).toEqual(["Reading the history."]);
    expect(text("button[aria-disabled=true]", proof)).toEqual(["Verify now", "Export the history"]);
    fail(refusal("disk_refused"));
    await settle();
    expect(text("[role=alert]", proof)).toEqual(["That was not done (disk_refused)."]);
  });

  it("puts all pieces of one size into one file", async () => {
    const { connection, press, proof, text, link } = await history(() => someFacts(), {
      "ledger/export": ({ offset = 0 }) => {
        const at = Number(offset);
        const { pieces, checkpoint: note, verifier } = written;
        return { size: 13, checkpoint: note, verifier, log: pieces[at], next: at + 1 < pieces.length ? at + 1 : null };
      },
    });
    await press("Export the history", proof);
    expect(connection.of("ledger/export").slice(0, 2)).toEqual([
      { type: "footage_guard/ledger/export" },
      { type: "footage_guard/ledger/export", offset: 1, size: 13 },
    ]);
    expect(text(".exported > p", proof)[0]).toBe("Ready: 13 records, 3.5 kB.");
    const save = link(proof, 0);
    expect(save.download).toBe("footage-guard-history-13.tar");
    // Without a checkpoint from before, the program cannot show a history that was written anew.
    expect(text(".exported p.hint", proof)[0]).toContain("A checkpoint that was kept before goes with it");
    expect(text(".exported code", proof)[0]).toMatch(/verify FOLDER --kept CHECKPOINT$/u);
    const bytes = new Uint8Array((await saved.get(save.href)?.arrayBuffer()) ?? new ArrayBuffer());
    expect(bytes.length).toBe(atob(written.archive).length);
    // Its address goes with the page.
    document.body.replaceChildren();
    expect(saved.size).toBe(0);
  });
});

describe("footage-guard-report", () => {
  it("shows exact numbers as a table, and saves only what may leave", async () => {
    const { connection, report, text, link } = await history(() => someFacts());
    expect(text("tr", report)).toEqual(["All November 2026", "All 4 4", "Shared 1 1", "Declined 3 3"]);
    expect(report.querySelectorAll("th[scope=row]")).toHaveLength(3);
    expect([...report.querySelectorAll("rect")].map((bar) => bar.getAttribute("height"))).toEqual(["100", "25", "75"]);
    expect(String(connection.of("report")[0]?.["from"])).toMatch(/^\d{4}-\d\d-01$/u);
    const file = (await saved.get(link(report, 0).href)?.text()) ?? "";
    expect(file).toContain("2026-11,outcomes,shared,fewer_than_3");
    expect(file).not.toContain("shared,1");
    expect(text("p.hint", report)[0]).toContain("leaves out numbers below 3");
  });

  it("counts by something else, over more months", async () => {
    const { connection, report, settle, text } = await history(() => someFacts());
    const choose = async (name: string, value: string): Promise<void> => {
      const select = report.querySelector<HTMLSelectElement>(`[name=${name}]`);
      if (select === null) throw new Error(name);
      select.value = value;
      select.dispatchEvent(new Event("change"));
      await settle();
    };
    await choose("by", "requester_types");
    expect(text("th[scope=row]", report)).toEqual(["All", "Police or another authority", "Neighbor"]);
    await choose("months", "60");
    const [year, more] = connection.of("report").map(({ from }) => Number(String(from).slice(0, 4)));
    expect((year ?? 0) - (more ?? 0)).toBe(4);
  });

  it("says that nobody asked", async () => {
    const { report, text } = await history(() => someFacts(), { report: () => aReport([aMonth({ total: 0, outcomes: {} })]) });
    expect(text("p", report)).toContain("Nobody asked in these months.");
    expect(report.querySelector("table")).toBeNull();
  });

  it("has nothing that axe-core finds", async () => {
    const { panel, press, proof } = await history(() => someFacts({ next: 3 }), { "ledger/verify": () => checkpoint });
    await press("Verify now", proof);
    const { violations } = await axe.run(panel, { rules: { "color-contrast": { enabled: false } } });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});
