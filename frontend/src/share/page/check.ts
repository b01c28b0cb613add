import { commandsFor } from "../logic/showing.js";
import { type Opening, summed } from "../logic/summing.js";
import type { Verdict } from "../logic/verdict.js";
import type { SharedFile } from "../logic/wire.js";
import { summingWorker } from "../worker.js";
import { button, type Child, element, labelled, paragraph, pressable, status, type Words } from "./dom.js";

interface Outcome {
  readonly said: readonly Child[];
  readonly look: "right" | "wrong" | "";
}

type Judge = (sha256: string) => Outcome | Promise<Outcome>;

interface Check {
  readonly node: HTMLElement;
  /** `from` is what began it, where the reader goes on. */
  readonly run: (from: HTMLElement, name: string, size: number, open: Opening, judge: Judge) => Promise<void>;
}

/** Where the check of a file shows how far it is and what came of it. */
const checkIn = (words: Words, script: string): Check => {
  const told = status();
  const node = element("div", {}, told);
  let newest = new AbortController();

  const tell = (look: Outcome["look"], said: readonly Child[]): void => {
    told.className = look;
    told.replaceChildren(...said);
  };

  const outcomeOf = async (
    size: number,
    open: Opening,
    judge: Judge,
    signal: AbortSignal,
    progress: HTMLProgressElement,
  ): Promise<Outcome> => {
    try {
      const worker = summingWorker(script);
      try {
        const sum = await summed(open, size, worker, signal, (bytes) => {
          progress.value = bytes;
        });
        return await judge(sum);
      } finally {
        worker.close();
      }
    } catch {
      return { said: [words.of(signal.aborted ? "check.stopped" : "check.failed")], look: "" };
    }
  };

  const run: Check["run"] = async (from, name, size, open, judge) => {
    newest.abort();
    const stopping = (newest = new AbortController());
    const progress = element("progress", { max: String(size), value: "0", "aria-label": words.of("check.progress") });
    const stop = button([words.of("check.stop")], () => {
      stopping.abort();
    });
    tell("", words.with("check.running", { name }));
    node.replaceChildren(told, progress, stop);
    const { look, said } = await outcomeOf(size, open, judge, stopping.signal, progress);
    // Another check has taken its place.
    if (newest !== stopping) return;
    // What has the focus is about to go.
    if (document.activeElement === stop) from.focus();
    node.replaceChildren(told);
    tell(look, said);
  };

  return { node, run };
};

export interface FileCheck {
  readonly button: HTMLElement;
  readonly node: HTMLElement;
}

/** A button that checks a file as it comes from the home. */
export const fileCheck = (
  words: Words,
  script: string,
  { name, size }: SharedFile,
  open: Opening,
  verdict: (sha256: string) => Promise<Verdict>,
): FileCheck => {
  const { node, run } = checkIn(words, script);
  const judge: Judge = async (sha256) => {
    const { said, look } = await verdict(sha256);
    return { said: words.with(said, { name, sha256 }), look };
  };
  const made = button(words.with("check.button", { name }), () => {
    void run(made, name, size, open, judge);
  });
  return { node, button: made };
};

/** A field that checks a file which the reader has. */
export const pickedCheck = (words: Words, script: string, files: readonly SharedFile[]): HTMLElement => {
  const { node, run } = checkIn(words, script);
  const input = pressable(element("input", { type: "file" }), () => {
    // Else the same file, chosen once more, is no change.
    input.value = "";
  });
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (file === undefined) return;
    const picked = file.name;
    const open: Opening = (from) => Promise.resolve(file.slice(from).stream());
    void run(input, picked, file.size, open, (sha256) => {
      const same = files.find((each) => each.sha256 === sha256);
      return same === undefined
        ? { said: words.with("check.picked_other", { picked, sha256 }), look: "wrong" }
        : { said: words.with("check.picked_same", { picked, name: same.name }), look: "right" };
    });
  });
  return labelled("pick", input, words.of("check.pick"), words.of("check.pick_hint"), node);
};

/** How to do it without this page. */
export const byHand = (words: Words, files: readonly SharedFile[]): HTMLElement =>
  element(
    "details",
    {},
    element("summary", {}, words.of("check.by_hand")),
    paragraph(words.of("check.by_hand_how")),
    ...commandsFor(files[0]?.name ?? "").flatMap(({ on, command }) => [
      paragraph(words.of(on)),
      element("pre", { dir: "ltr" }, element("code", {}, command)),
    ]),
  );
