import { html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { Page } from "../../components/page.js";
import { facts, failure } from "../../components/parts.js";
import { type AskedFile, askedFile } from "../../logic/asking-file.js";
import { register } from "../../register.js";

/** Takes in a request that somebody was given as a file: dropped, chosen or pasted, and looked at before it is added. */
export class FgFileForm extends Page {
  /** Called with the request that it is now. */
  @property({ attribute: false }) public added: (id: string) => void = () => undefined;
  @state() private found: AskedFile | null = null;
  @state() private lacks: string | null = null;

  protected override render(): TemplateResult {
    const { text } = this.app.localizer;
    return html`
      <div class="stack" @dragover=${allow} @drop=${this.drop}>
        <p class="hint">${text("asking.file.text")}</p>
        ${failure(this.problem === null ? this.lacks : this.app.say(this.problem))}
        <label>${text("asking.file.choose")}<input type="file" accept=".json,application/json" @change=${this.choose} /></label>
        <label>
          ${text("asking.file.paste")}
          <textarea rows="4" autocapitalize="off" spellcheck="false" dir="ltr" @input=${this.paste}></textarea>
        </label>
        ${this.found === null ? nothing : this.shown(this.found)}
      </div>
    `;
  }

  private shown({ who, from, to, isSigned }: AskedFile): TemplateResult {
    const { localizer, format } = this.app;
    const { text } = localizer;
    return html`
      ${facts([
        [text("asking.who"), who === "" ? text("requester.unnamed") : who],
        [text("asking.file.window"), format.span(from, to)],
        [text("asking.file.signature"), text(isSigned ? "asking.file.signed" : "asking.file.unsigned")],
      ])}
      <div class="actions">
        <button type="button" aria-disabled=${String(this.doing !== null)} @click=${this.add}>
          ${text(this.doing === null ? "asking.file.add" : "status.working")}
        </button>
      </div>
    `;
  }

  private readonly choose = (event: Event): void => {
    void this.read((event.target as HTMLInputElement).files?.[0]);
  };

  private readonly drop = (event: DragEvent): void => {
    event.preventDefault();
    void this.read(event.dataTransfer?.files[0]);
  };

  private readonly paste = (event: Event): void => {
    const { value } = event.target as HTMLTextAreaElement;
    this.look(value);
  };

  private async read(file: File | undefined): Promise<void> {
    if (file !== undefined) this.look(await file.text());
  }

  private look(text: string): void {
    this.problem = null;
    this.found = text.trim() === "" ? null : askedFile(text);
    this.lacks = text.trim() === "" || this.found !== null ? null : this.app.localizer.text("asking.file.wrong");
  }

  private readonly add = (): Promise<void> =>
    this.act("file", async () => {
      const { found } = this;
      if (found === null) return;
      const { request_id: id } = await this.app.api.ask("requests/create", { request: found.request, channel: "file" });
      this.added(id);
    });
}

const allow = (event: DragEvent): void => {
  event.preventDefault();
};

register("footage-guard-file-form", FgFileForm);
