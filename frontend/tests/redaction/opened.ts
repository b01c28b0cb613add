import "../dom.js";
import "../../src/components/redaction-editor/redaction-editor.js";
import type { App } from "../../src/components/app.js";
import { Api } from "../../src/data/api.js";
import type { Area, Recipe } from "../../src/data/wire.js";
import { english, FakeConnection, format, settled, standings } from "../builders.js";
import { film } from "../media.js";
import { aRecipe } from "./recipes.js";

const ticket = { ticket: "t", url: "/api/footage_guard/clip/t", expires_at: "2026-11-24T08:00:00Z", seekable: true, begins_ms: null };
export const captured: number[] = [];

Object.assign(Element.prototype, { setPointerCapture: (id: number) => captured.push(id) });

/** Gives back what the editor gives, as a page does. */
export const opened = async (changes: Partial<Recipe> = {}, lengthMs = 10_000, picture_ms = 40, size: readonly number[] | null = null) => {
  const given: Recipe[] = [];
  const connection = new FakeConnection({
    "clips/ticket": () => ({ ...ticket, picture_ms, size }),
    "clips/thumbnail_ticket": ({ at_ms }) => ({ ...ticket, picture_ms, begins_ms: Math.floor(Number(at_ms) / picture_ms) * picture_ms }),
  });
  const editor = document.createElement("footage-guard-redaction-editor");
  Object.assign(editor, {
    app: {
      api: new Api(connection),
      localizer: english,
      format,
      info: standings({ is_unlocked: true }),
      say: ({ code }) => code,
      refresh: () => Promise.resolve(),
    } satisfies Partial<App>,
    clipId: "01KB0000000000000000000003",
    label: "Front door: 2:00",
    lengthMs,
    recipe: aRecipe(changes),
    onChange: (recipe: Recipe) => {
      given.push(recipe);
      editor.recipe = recipe;
    },
  });
  document.body.append(editor);
  const settle = async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      await settled();
      await editor.updateComplete;
    }
  };
  await settle();
  const root = editor.renderRoot as ShadowRoot;
  const player = root.querySelector("footage-guard-player");
  const svg = root.querySelector("svg");
  if (!player || !svg) throw new Error("no picture");
  svg.getBoundingClientRect = () => new DOMRect(10, 20, 1000, 500);
  player.renderRoot.querySelector("button")?.click();
  await settle();
  const video = player.renderRoot.querySelector("video");
  if (!video) throw new Error("no film");
  film(video, lengthMs / 1000, 0.04);
  await settle();
  const find = (selector: string, at = 0) => {
    const found = root.querySelectorAll<HTMLInputElement>(selector)[at];
    if (found === undefined) throw new Error(`no ${selector} ${String(at)}`);
    return found;
  };
  const press = async (label: string, at = 0) => {
    const all = [...root.querySelectorAll("button")];
    const button = all.filter((each) => (each.ariaLabel ?? each.textContent.trim()) === label)[at];
    if (button === undefined) throw new Error(`no button ${label}`);
    button.click();
    await settle();
  };
  const put = async (selector: string, value: string, at = 0, event = "change") => {
    find(selector, at).value = value;
    find(selector, at).dispatchEvent(new Event(event));
    await settle();
  };
  const key = async (element: Element, name: string, shiftKey = false) => {
    const event = new KeyboardEvent("keydown", { key: name, shiftKey, bubbles: true, composed: true, cancelable: true });
    element.dispatchEvent(event);
    await settle();
    return event.defaultPrevented;
  };
  /** By pixels of a picture of 1000 times 500 at 10, 20. */
  const pointer = async (element: Element, kind: string, x: number, y: number, more: PointerEventInit = {}) => {
    const at = { clientX: x + 10, clientY: y + 20, pointerId: 7, pointerType: "mouse", ...more };
    element.dispatchEvent(new PointerEvent(`pointer${kind}`, { bubbles: true, cancelable: true, ...at }));
    await settle();
  };
  const seek = async (ms: number) => {
    player.seek(ms);
    await settle();
  };
  const boxes = () => [...svg.querySelectorAll<SVGPathElement>("[role=button]")];
  const last = () => given.at(-1);
  const areaOf = (index: number, key_ = 0): Area | undefined => last()?.boxes[index]?.track.keys[key_]?.area;
  const alert = () => root.querySelector("[role=alert]")?.textContent.trim();
  return { connection, editor, given, root, player, video, svg, settle, find, press, put, key, pointer, seek, boxes, last, areaOf, alert };
};
