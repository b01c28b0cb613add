import type { Commands } from "../data/wire.js";
import type { MessageKey } from "../localize/localize.js";
import { momentsOf } from "./home-time.js";

type Fields = Commands["clips/import"]["fields"];

/** Where footage comes from: a file, an item of a media source, or the newest recording of a vendor's doorbell. */
export const SOURCES = ["path", "media_content_id", "entity_id"] as const satisfies readonly (keyof Fields)[];

export interface Typed {
  readonly camera: string;
  readonly source: string;
  readonly name: string;
  /** By the clock of the home. */
  readonly started: string;
  /** Which of two moments is meant, where the clock shows a time twice; else empty. */
  readonly which: string;
}

/** Each moment that a begin can mean, the earlier one first: none where the clock skips it, two where it shows it twice. */
export const beginsOf = (started: string, timeZone: string): readonly string[] => {
  // A field leaves the seconds out where they are none.
  const [minute = "", seconds = "0"] = started.split(/(?<=:\d\d):/u);
  return momentsOf(minute, timeZone).map((iso) => new Date(Date.parse(iso) + Number(seconds) * 1000).toISOString());
};

/** The fields of the command; or what is missing or wrong in what was typed. */
export const importOf = ({ camera, source, name, started, which }: Typed, timeZone: string): Fields | MessageKey => {
  const kind = SOURCES.find((each) => each === source);
  if (camera === "" || kind === undefined || name.trim() === "" || started === "") return "footage.missing";
  const begins = beginsOf(started, timeZone);
  if (begins.length === 0) return "clips.import.skipped";
  const begin = begins.length === 1 ? begins[0] : begins.find((each) => each === which);
  return begin === undefined ? "footage.missing" : { camera, started_at: begin, [kind]: name.trim() };
};
