import { html } from "lit";
import type { Request } from "../data/wire.js";
import { declineTexts } from "../logic/request-view.js";
import type { App } from "./app.js";

/** Says what a no to a request ends for which something is in preparation, and does it where the person wants that. */
export const declining = (
  { prove, localizer }: App,
  { request }: { readonly request: Pick<Request["request"], "channel"> },
  run: () => Promise<unknown>,
): Promise<boolean> =>
  prove({
    heading: localizer.text("decline.heading"),
    text: html`${declineTexts(request, true, localizer).map((each) => html`<p>${each}</p>`)}`,
    action: localizer.text("inbox.decline"),
    mayUseCode: false,
    proof: "none",
    run,
  });
