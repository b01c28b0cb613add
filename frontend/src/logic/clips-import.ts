import type { Commands } from "../data/wire.js";
import { fromHomeTime } from "./home-time.js";

type Fields = Commands["clips/import"]["fields"];

/** Where footage comes from: a file, an item of a media source, or the newest recording of a vendor's doorbell. */
export const SOURCES = ["path", "media_content_id", "entity_id"] as const satisfies readonly (keyof Fields)[];

export interface Typed {
  readonly camera: string;
  readonly source: string;
  readonly name: string;
  /** By the clock of the home. */
  readonly started: string;
}

/** The fields of the command; null while something is missing. */
export const importOf = ({ camera, source, name, started }: Typed, timeZone: string): Fields | null => {
  const kind = SOURCES.find((each) => each === source);
  // A field leaves the seconds out where they are none.
  const [minute = "", seconds = "0"] = started.split(/(?<=:\d\d):/u);
  const begin = fromHomeTime(minute, timeZone);
  if (camera === "" || kind === undefined || name.trim() === "" || begin === null) return null;
  return { camera, started_at: new Date(Date.parse(begin) + Number(seconds) * 1000).toISOString(), [kind]: name.trim() };
};
