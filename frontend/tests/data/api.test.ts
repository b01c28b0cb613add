import { describe, expect, it } from "vitest";
import { Api, StatementChanged } from "../../src/data/api.js";
import { problemOf } from "../../src/logic/problem.js";
import { FakeConnection, settled } from "../builders.js";

const PASSPHRASE = { method: "passphrase", secret: "one two three" } as const;
const challenge = (statement_sha256: string) => () => ({ statement: {}, statement_sha256, challenge: "c", expires_at: "" });

describe("Api", () => {
  it("sends fields under the command's own name", async () => {
    const connection = new FakeConnection({ "requests/get": () => ({ standing: "none" }) });
    expect(await new Api(connection).ask("requests/get", { request_id: "r" })).toEqual({ standing: "none" });
    expect(connection.sent).toEqual([{ type: "footage_guard/requests/get", request_id: "r" }]);
  });

  it("votes for exactly what was shown", async () => {
    const connection = new FakeConnection({
      "approval/challenge": challenge("aa"),
      "approval/approve": () => ({ status: "waiting", votes: 1, needed: 2 }),
    });
    await new Api(connection).prove("approval/approve", { draft_id: "d" }, "aa", PASSPHRASE);
    expect(connection.sent).toEqual([
      { type: "footage_guard/approval/challenge", draft_id: "d" },
      {
        type: "footage_guard/approval/approve",
        draft_id: "d",
        challenge: "c",
        statement_sha256: "aa",
        method: "passphrase",
        secret: "one two three",
      },
    ]);
  });

  it("sends no secret for what is another statement than the one that was shown", async () => {
    const connection = new FakeConnection({ "approval/challenge": challenge("bb") });
    const voted = new Api(connection).prove("approval/approve", { draft_id: "d" }, "aa", PASSPHRASE);
    await expect(voted).rejects.toThrow(StatementChanged);
    await expect(voted.catch(problemOf)).resolves.toMatchObject({ code: "statement_changed" });
    expect(JSON.stringify(connection.sent)).not.toContain("one two three");
  });

  it("votes for what says the same as what was shown, where each question gets a statement of its own", async () => {
    const connection = new FakeConnection({
      "policy/challenge": () => ({ statement: { nonce: "2", quorum: 2 }, statement_sha256: "bb", challenge: "c", expires_at: "" }),
      "policy/apply": () => ({ status: "done", change_id: "", votes: 1, needed: 1 }),
    });
    const api = new Api(connection);
    const fields = { policy: { quorum: 2 } };
    await expect(api.prove("policy/apply", fields, () => false, PASSPHRASE)).rejects.toThrow(StatementChanged);
    expect(connection.of("policy/apply")).toEqual([]);
    await api.prove("policy/apply", fields, ({ quorum }) => quorum === 2, PASSPHRASE);
    expect(connection.of("policy/apply")[0]).toMatchObject({ statement_sha256: "bb", ...PASSPHRASE });
  });

  it("sends what goes with a proof only with it", async () => {
    const connection = new FakeConnection({ "vault/set_pin": challenge("aa") });
    const pin = { pin: "482913", pin_repeat: "482913" };
    await new Api(connection).proveWith("vault/set_pin", {}, pin, null, PASSPHRASE);
    expect(connection.sent[0]).toEqual({ type: "footage_guard/vault/set_pin" });
    expect(connection.sent[1]).toMatchObject({ ...pin, ...PASSPHRASE, challenge: "c" });
  });

  it("hears what a command goes on telling", async () => {
    const connection = new FakeConnection({ "draft/render": () => ({ draft_id: "d", job: null }) });
    const heard: unknown[] = [];
    const end = await new Api(connection).listen("draft/render", { draft_id: "d", version: 1 }, (job) => heard.push(job.percent));
    connection.heard.get("draft/render")?.({ percent: 40 });
    await end();
    await settled();
    expect([heard, connection.ended]).toEqual([[40], ["draft/render"]]);
    expect(connection.count("disconnected")).toBe(0);
  });

  it("does not wait for what cannot come: the connection ends, or had ended", async () => {
    const connection = new FakeConnection({ "draft/render": () => new Promise(() => undefined) });
    const listen = () => new Api(connection).listen("draft/render", { draft_id: "d", version: 1 }, () => undefined);
    const listening = listen();
    await settled();
    connection.emit("disconnected");
    await expect(listening.catch(problemOf)).resolves.toMatchObject({ code: "connection_lost" });
    await expect(listen().catch(problemOf)).resolves.toMatchObject({ code: "connection_lost" });
    expect([connection.of("draft/render").length, connection.count("disconnected")]).toEqual([1, 0]);
  });
});
