import type { Exposure, Exposures } from "../data/wire.js";
import type { Localizer, MessageKey } from "../localize/localize.js";
import type { Format } from "./format.js";

export interface FoundRow {
  readonly kind: Exposure["kind"];
  readonly heading: string;
  readonly what: string;
  readonly todo: string;
  readonly things: readonly string[];
}

const ASSISTANTS: Readonly<Record<string, MessageKey>> = {
  conversation: "exposure.to.conversation",
  "cloud.alexa": "exposure.to.alexa",
  "cloud.google_assistant": "exposure.to.google",
  homekit: "exposure.to.homekit",
};

/** What nothing here can find out; each has a sentence. */
export const UNSEEN = ["attachments", "assistants", "makers", "copies"] as const;

export const exposureView = ({ findings }: Exposures, localizer: Localizer, format: Format): readonly FoundRow[] =>
  findings.map((found) => {
    const { kind, count, things } = found;
    const { text } = localizer;
    const named = things.map((thing) => thingText(kind, thing, localizer, format)).filter((name) => name !== "");
    const left = count - things.length;
    return {
      kind,
      heading: text(`exposure.${kind}`),
      what: text(`exposure.${kind}.what`, { count: format.number(things[0]?.count ?? count) }),
      todo: text(`exposure.${kind}.todo`),
      things: left > 0 ? [...named, text("exposure.more", { count: format.number(left) })] : named,
    };
  });

const thingText = (
  kind: Exposure["kind"],
  { name, count, to, is_all }: Exposure["things"][number],
  { text }: Localizer,
  format: Format,
): string => {
  if (name === "") return "";
  if (to.length > 0) return text("exposure.seen_by", { name, to: to.map((each) => assistantText(each, text)).join(", ") });
  if (kind === "proxies") {
    return count === null
      ? text("exposure.proxies.ever", { name })
      : text("exposure.proxies.until", { name, time: format.duration(count * 1000) });
  }
  if (count === null) return name;
  return text(is_all ? "exposure.files" : "exposure.files.least", { name, count: format.number(count) });
};

const assistantText = (name: string, text: Localizer["text"]): string => {
  const key = ASSISTANTS[name];
  return key === undefined ? name : text(key);
};
