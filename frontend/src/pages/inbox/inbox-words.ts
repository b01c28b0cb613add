import { html, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { Page } from "../../components/page.js";
import { loaded } from "../../components/parts.js";
import { words } from "../../components/request-words.js";
import { register } from "../../register.js";

/** What one requester wrote; it is asked for only when somebody wants to read it. */
export class InboxWords extends Page {
  @property() public requestId = "";

  private readonly request = this.watch(({ api }) => ({
    load: () => api.ask("requests/get", { request_id: this.requestId }),
  }));

  protected override render(): TemplateResult {
    return html`${loaded(this.request.loaded, this.app, (request) => words(request, this.app))}`;
  }
}

register("footage-guard-inbox-words", InboxWords);
