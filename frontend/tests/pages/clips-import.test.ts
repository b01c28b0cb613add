import { afterEach, describe, expect, it } from "vitest";
import { type Answers, refusal, standings } from "../builders.js";
import { open } from "./page.js";

const A = "01KB000000000000000000000A";
const DOOR = { camera: "door", device_id: null, title: "Front door", indoor: false, is_online: true };

afterEach(() => {
  document.body.replaceChildren();
});

const page = async (answers: Answers) => {
  const found = await open("/clips", "footage-guard-clips", {
    info: () => standings({ cameras: [DOOR] }),
    "clips/list": () => ({ clips: [], more: false, next: null }),
    "clips/days": () => ({ days: {} }),
    "holds/list": () => ({ holds: [] }),
    ...answers,
  });
  const form = found.root.querySelector("footage-guard-import")?.shadowRoot ?? expect.fail("no form");
  return { ...found, form };
};

describe("footage-guard-import", () => {
  it("imports what is all said, and says why it does not", async () => {
    let refuses = true;
    const { connection, form, settle, text } = await page({
      "clips/import": () => (refuses ? Promise.reject(refusal("import_not_found")) : { clip_id: A }),
    });
    const send = async (...typed: string[]) => {
      for (const [index, field] of [...form.querySelectorAll<HTMLInputElement>("select, input")].entries()) field.value = typed[index] ?? "";
      form.querySelector("form")?.requestSubmit();
      await settle();
    };
    await send("door", "path");
    expect(text("[role=alert]", form)).toEqual(["Fill in the fields."]);
    await send("door", "path", "/media/a.mp4", "2026-11-24T09:00");
    expect(text("[role=alert]", form)).toEqual(["That was not done (import_not_found)."]);
    refuses = false;
    await send("door", "path", "/media/a.mp4", "2026-11-24T09:00");
    expect(connection.of("clips/import").at(-1)).toMatchObject({ camera: "door", path: "/media/a.mp4", started_at: "2026-11-24T08:00:00.000Z" });
    expect(text("[role=status]", form)).toEqual(["Imported. Its time is what you typed."]);
    expect(connection.of("clips/list")).toHaveLength(2);
  });

  it("asks which begin is meant where the clock showed it twice, and takes none that it skipped", async () => {
    const { connection, form, settle, text } = await page({ "clips/import": () => ({ clip_id: A }) });
    const put = async (name: string, value: string) => {
      const field = form.querySelector<HTMLInputElement>(`[name=${name}]`) ?? expect.fail(name);
      field.value = value;
      field.dispatchEvent(new Event("change", { bubbles: true }));
      await settle();
    };
    const send = async () => {
      form.querySelector("form")?.requestSubmit();
      await settle();
    };
    for (const [name, value] of [["camera", "door"], ["source", "path"], ["name", "/media/a.mp4"]] as const) await put(name, value);
    await put("started", "2026-03-29T02:15");
    await send();
    expect(text("[role=alert]", form)[0]).toContain("there was no such time");
    await put("started", "2026-10-25T02:15");
    expect(form.querySelector<HTMLSelectElement>("[name=which]")?.value).toBe("");
    expect(text("[name=which] option", form).slice(1)).toEqual(["2:15:00 AM GMT+2", "2:15:00 AM GMT+1"]);
    await send();
    expect(connection.of("clips/import")).toEqual([]);
    await put("which", "2026-10-25T01:15:00.000Z");
    await send();
    expect(connection.of("clips/import")).toMatchObject([{ started_at: "2026-10-25T01:15:00.000Z" }]);
    expect(form.querySelector("[name=which]")).toBeNull();
  });
});
