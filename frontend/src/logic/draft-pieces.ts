import type { Camera, Match } from "../data/wire.js";
import type { Localizer } from "../localize/localize.js";
import { cameraTitle } from "./draft-statement.js";
import type { Format } from "./format.js";

/** A clip that could be given, with the camera it is of. */
export interface Clip {
  readonly clip_id: string;
  readonly camera: string;
  readonly start: string;
  readonly end: string | null;
  /** 0 while nobody knows. */
  readonly lengthMs: number;
}

/** Clips in the window that was asked for, but for those that are still recorded or missing. */
export const clipsOf = (matches: readonly Match[]): readonly Clip[] =>
  matches.flatMap(({ camera, clips }) =>
    clips
      .filter(({ state }) => state === "sealed" || state === "cut")
      .map(({ clip_id, start, end }) => ({
        clip_id,
        camera,
        start,
        end,
        lengthMs: end === null ? 0 : Date.parse(end) - Date.parse(start),
      })),
  );

export const summary = (
  { camera, start, end }: Clip,
  cameras: readonly Pick<Camera, "camera" | "title">[],
  { text }: Localizer,
  format: Format,
): string => {
  const title = cameraTitle(camera, cameras);
  return end === null
    ? text("draft.clip_from", { camera: title, from: format.moment(start) })
    : text("draft.clip", { camera: title, day: format.day(start), from: format.time(start), to: format.time(end) });
};
