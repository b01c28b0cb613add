import type { App } from "../../components/app.js";
import type { ListedClip } from "../../data/wire.js";
import { draftOf, wishOf } from "../../logic/clips-share.js";
import type { Place } from "../../logic/routes.js";

/**
 * Begins to give clips away. Nothing leaves by it: a request of this home's own is made, and a draft for it, which is
 * decided as any other. Returns where to go on; null where the person did not want it after all.
 */
export const give = async ({ api, localizer, prove }: App, clips: readonly ListedClip[]): Promise<Place | null> => {
  const { text } = localizer;
  const made: Place[] = [];
  await prove({
    heading: text("clips.share.heading"),
    text: text("clips.share.text"),
    action: text("clips.share.do"),
    mayUseCode: false,
    proof: "none",
    fields: [
      ["recipient", text("footage.recipient"), 80],
      ["purpose", text("footage.purpose"), 500],
    ],
    run: async (_, { recipient = "", purpose = "" }) => {
      const typed = { recipient: recipient.trim(), purpose: purpose.trim() };
      const { request_id: id } = await api.ask("requests/create", { request: wishOf(clips, typed), channel: "ui" });
      made.push({ page: "request", id });
      await api.ask("draft/create", { request_id: id, draft: draftOf(clips, typed) }).then(
        ({ draft_id }) => made.push({ page: "draft", id: draft_id }),
        // The request says what keeps it from being prepared; to begin anew would make another one.
        () => undefined,
      );
    },
  });
  return made.at(-1) ?? null;
};
