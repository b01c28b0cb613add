import type { Api } from "../../data/api.js";
import type { ListedClip, Request } from "../../data/wire.js";

/** As many as the server gives at once, and as often as somebody would wait for. */
const LIMIT = 200;
const PAGES = 10;

/** What the recorder told of the clips of a request: why they were recorded, and where they have no pictures. */
export const toldOf = async (api: Api, { request, matches }: Request): Promise<ReadonlyMap<string, ListedClip>> => {
  const told = new Map<string, ListedClip>();
  const camera = matches.filter(({ clips }) => clips.length > 0).map((match) => match.camera);
  if (camera.length === 0) return told;
  const { window_from: from, window_to: to } = request.scope;
  let before: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const { clips, more } = await api.ask("clips/list", { camera, from, to, limit: LIMIT, ...(before === undefined ? {} : { before }) });
    for (const clip of clips) told.set(clip.clip_id, clip);
    before = clips.at(-1)?.clip_id;
    if (!more || before === undefined) break;
  }
  return told;
};
