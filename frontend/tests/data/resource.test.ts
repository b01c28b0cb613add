import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Api } from "../../src/data/api.js";
import { Resource, RETRY_MS } from "../../src/data/resource.js";
import { FakeConnection, lines, refusal, settled } from "../builders.js";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

const watched = (connection: FakeConnection) => {
  const api = new Api(connection);
  const changed = vi.fn();
  const source = {
    load: () => api.ask("requests/list", {}),
    listen: (heard: () => void) => api.listen("requests/subscribe", {}, heard),
  };
  return { resource: new Resource(connection, source, changed), changed };
};

describe("Resource", () => {
  it("listens before it looks, and looks again whenever it hears something", async () => {
    const connection = new FakeConnection({ "requests/subscribe": () => null, "requests/list": () => lines() });
    const { resource, changed } = watched(connection);
    resource.start();
    expect(resource.loaded).toEqual({ kind: "loading" });
    await settled();
    expect(connection.sent.map(({ type }) => type)).toEqual(["footage_guard/requests/subscribe", "footage_guard/requests/list"]);
    expect(resource.loaded).toEqual({ kind: "ready", value: lines(), isStale: false });
    connection.heard.get("requests/subscribe")?.({});
    await settled();
    expect(connection.of("requests/list")).toHaveLength(2);
    expect(changed).toHaveBeenCalledTimes(2);
  });

  it("says that what it has may be old while the connection is lost, and does all of it anew after", async () => {
    const connection = new FakeConnection({ "requests/subscribe": () => null, "requests/list": () => lines() });
    const { resource } = watched(connection);
    resource.start();
    await settled();
    connection.emit("disconnected");
    expect(resource.loaded).toMatchObject({ kind: "ready", isStale: true });
    connection.emit("ready");
    await settled();
    expect(connection.of("requests/subscribe")).toHaveLength(2);
    expect(resource.loaded).toMatchObject({ kind: "ready", isStale: false });
    expect(connection.ended).toEqual([]);
  });

  it("waits for the integration after a restart", async () => {
    const connection = new FakeConnection();
    const { resource } = watched(connection);
    resource.start();
    await settled();
    expect(resource.loaded).toEqual({ kind: "loading" });
    connection.answers = { "requests/subscribe": () => null, "requests/list": () => Promise.reject(refusal("not_loaded")) };
    await vi.advanceTimersByTimeAsync(RETRY_MS);
    connection.answers["requests/list"] = () => lines();
    await vi.advanceTimersByTimeAsync(RETRY_MS);
    expect(resource.loaded.kind).toBe("ready");
    // The subscription of the attempt before was ended: nothing is heard twice.
    expect(connection.ended).toEqual(["requests/subscribe"]);
    await vi.advanceTimersByTimeAsync(RETRY_MS);
    expect(connection.of("requests/list")).toHaveLength(2);
  });

  it("listens also where it is asked for once more just before it would try again", async () => {
    const connection = new FakeConnection();
    const { resource } = watched(connection);
    resource.start();
    await settled();
    connection.answers = { "requests/subscribe": () => null, "requests/list": () => lines() };
    await resource.reload();
    expect(resource.loaded).toMatchObject({ kind: "ready", isStale: false });
    connection.heard.get("requests/subscribe")?.({});
    await settled();
    expect(connection.of("requests/list")).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(10 * RETRY_MS);
    expect(connection.of("requests/subscribe")).toHaveLength(2);
  });

  it("listens later where it was refused after another question had overtaken it", async () => {
    let refuse: (thrown: unknown) => void = () => undefined;
    const connection = new FakeConnection({
      "requests/subscribe": () => new Promise((_, reject) => (refuse = reject)),
      "requests/list": () => lines(),
    });
    const { resource } = watched(connection);
    resource.start();
    await resource.reload();
    expect(resource.loaded.kind).toBe("ready");
    connection.answers["requests/subscribe"] = () => null;
    refuse(refusal("not_loaded"));
    await settled();
    expect(resource.loaded.kind).toBe("ready");
    await vi.advanceTimersByTimeAsync(RETRY_MS);
    expect(connection.heard.has("requests/subscribe")).toBe(true);
    resource.stop();
    await vi.advanceTimersByTimeAsync(10 * RETRY_MS);
    expect(connection.of("requests/subscribe")).toHaveLength(2);
  });

  it("asks no more after it was refused for good", async () => {
    const connection = new FakeConnection({ "requests/subscribe": () => Promise.reject(refusal("not_an_approver")) });
    const { resource } = watched(connection);
    resource.start();
    await vi.advanceTimersByTimeAsync(10 * RETRY_MS);
    expect(resource.loaded).toMatchObject({ kind: "failed", problem: { code: "not_an_approver" } });
    expect(connection.sent).toHaveLength(1);
  });

  it("asks again where the disk refused, and keeps meanwhile what is there", async () => {
    const refuse = () => Promise.reject(refusal("disk_refused"));
    const connection = new FakeConnection({ "requests/subscribe": () => null, "requests/list": refuse });
    const { resource } = watched(connection);
    resource.start();
    await settled();
    expect(resource.loaded).toMatchObject({ kind: "failed", problem: { code: "disk_refused" } });
    connection.answers["requests/list"] = () => lines();
    await vi.advanceTimersByTimeAsync(RETRY_MS);
    expect(resource.loaded).toEqual({ kind: "ready", value: lines(), isStale: false });
    connection.answers["requests/list"] = refuse;
    await resource.reload();
    expect(resource.loaded).toMatchObject({ kind: "ready", value: lines(), problem: { code: "disk_refused" } });
    connection.answers["requests/list"] = () => lines({ more: true });
    await vi.advanceTimersByTimeAsync(RETRY_MS);
    expect(resource.loaded).toEqual({ kind: "ready", value: lines({ more: true }), isStale: false });
  });

  it("takes the answer to the last question, whichever comes last", async () => {
    const answers: ((value: unknown) => void)[] = [];
    const connection = new FakeConnection({
      "requests/subscribe": () => null,
      "requests/list": () => new Promise((resolve) => answers.push(resolve)),
    });
    const { resource } = watched(connection);
    resource.start();
    await settled();
    void resource.reload();
    await settled();
    answers[1]?.(lines({ more: true }));
    await settled();
    answers[0]?.(lines({ more: false }));
    await settled();
    expect(resource.loaded).toMatchObject({ value: { more: true } });
  });

  it("leaves nothing behind, whenever it is stopped", async () => {
    let listening: (value: unknown) => void = () => undefined;
    const connection = new FakeConnection({ "requests/subscribe": () => new Promise((resolve) => (listening = resolve)) });
    const { resource, changed } = watched(connection);
    resource.start();
    await settled();
    resource.stop();
    listening(null);
    await settled();
    await resource.reload();
    connection.emit("ready");
    expect(connection.ended).toEqual(["requests/subscribe"]);
    expect([connection.count("ready"), connection.count("disconnected")]).toEqual([0, 0]);
    expect(changed).not.toHaveBeenCalled();
  });

  it("does not mind that a subscription cannot be ended", async () => {
    const connection = new FakeConnection({ "requests/list": () => lines() });
    const end = vi.fn(() => Promise.reject(new Error("gone")));
    const resource = new Resource(connection, { load: () => Promise.resolve(1), listen: () => Promise.resolve(end) }, vi.fn());
    resource.start();
    await settled();
    resource.stop();
    await settled();
    expect(end).toHaveBeenCalledOnce();
  });
});
