import { commandsFor } from "../logic/showing.js";
import { type Opening, summed } from "../logic/summing.js";
import type { SharedFile } from "../logic/wire.js";
import { SummingWorker } from "../worker.js";
import { button, type Child, element, paragraph, type Words } from "./dom.js";

interface Outcome {
  readonly said: readonly Child[];
  readonly look: "right" | "wrong" | "";
}

/** Where the check of a file shows how far it is and what came of it. */
class Check {
  readonly node = element("div", {});
  readonly #status = element("p", { role: "status" });
  readonly #words: Words;
  readonly #script: string;
  #stopping = new AbortController();

  constructor(words: Words, script: string) {
    this.#words = words;
    this.#script = script;
    this.node.append(this.#status);
  }

  async run(name: string, size: number, open: Opening, judge: (sha256: string) => Outcome): Promise<void> {
    this.#stopping.abort();
    const stopping = (this.#stopping = new AbortController());
    const progress = element("progress", { max: String(size), value: "0", "aria-label": this.#words.of("check.progress") });
    const stop = button([this.#words.of("check.stop")], () => {
      stopping.abort();
    });
    this.#tell("", this.#words.with("check.running", { name }));
    this.node.replaceChildren(this.#status, progress, stop);
    const outcome = await this.#outcome(open, judge, stopping.signal, (bytes) => {
      progress.value = bytes;
    });
    // Another check has taken its place.
    if (this.#stopping !== stopping) return;
    this.node.replaceChildren(this.#status);
    this.#tell(outcome.look, outcome.said);
  }

  async #outcome(
    open: Opening,
    judge: (sha256: string) => Outcome,
    signal: AbortSignal,
    told: (bytes: number) => void,
  ): Promise<Outcome> {
    try {
      const worker = new SummingWorker(this.#script);
      try {
        return judge(await summed(open, worker, signal, told));
      } finally {
        worker.close();
      }
    } catch {
      return { said: [this.#words.of(signal.aborted ? "check.stopped" : "check.failed")], look: "" };
    }
  }

  #tell(look: Outcome["look"], said: readonly Child[]): void {
    this.#status.className = look;
    this.#status.replaceChildren(...said);
  }
}

/** A button that checks a file as it comes from the home. */
export class FileCheck {
  readonly button: HTMLButtonElement;
  readonly node: HTMLElement;

  constructor(words: Words, script: string, file: SharedFile, open: Opening) {
    const check = new Check(words, script);
    const { name, sha256 } = file;
    const judge = (found: string): Outcome =>
      found === sha256
        ? { said: words.with("check.same", { name }), look: "right" }
        : { said: words.with("check.differs", { name, sha256: found }), look: "wrong" };
    this.node = check.node;
    this.button = button(words.with("check.button", { name }), () => {
      void check.run(name, file.size, open, judge);
    });
  }
}

/** A field that checks a file which the reader has. */
export const pickedCheck = (words: Words, script: string, files: readonly SharedFile[]): HTMLElement => {
  const check = new Check(words, script);
  const input = element("input", { id: "pick", type: "file", "aria-describedby": "pick-hint" });
  input.addEventListener("change", () => {
    const picked = input.files?.[0];
    if (picked === undefined) return;
    const open: Opening = (from) => Promise.resolve(picked.slice(from).stream());
    void check.run(picked.name, picked.size, open, (sha256) => {
      const same = files.find((file) => file.sha256 === sha256);
      return same === undefined
        ? { said: words.with("check.picked_other", { picked: picked.name, sha256 }), look: "wrong" }
        : { said: words.with("check.picked_same", { picked: picked.name, name: same.name }), look: "right" };
    });
  });
  return element(
    "div",
    {},
    element("label", { for: "pick" }, words.of("check.pick")),
    input,
    element("p", { id: "pick-hint", class: "quiet" }, words.of("check.pick_hint")),
    check.node,
  );
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
