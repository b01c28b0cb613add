import type { TemplateResult } from "lit";
import type { Api, Secret } from "../data/api.js";
import type { Connection } from "../data/home-assistant.js";
import type { Standings } from "../data/wire.js";
import type { Format } from "../logic/format.js";
import type { Problem } from "../logic/problem.js";
import type { Place } from "../logic/routes.js";
import type { Localizer } from "../localize/localize.js";

/** All that a page is given. It is another one only when something of it is another one. */
export interface App {
  readonly api: Api;
  readonly connection: Connection;
  readonly localizer: Localizer;
  readonly format: Format;
  /** How things stand, as the server said last. */
  readonly info: Standings;
  readonly personId: string;
  /** The origin at which Home Assistant is reached from outside, as far as it was told; null where that is not encrypted. */
  readonly outside: () => string | null;
  /** The sentence for a problem. */
  readonly say: (problem: Problem) => string;
  /** The address of a place, for a link. Home Assistant follows it without loading the page anew. */
  readonly path: (place: Place) => string;
  /** Goes to a place, as a link to it does. */
  readonly go: (place: Place) => void;
  /** Opens the dialog in which a person proves that it is them; true once it was done. */
  readonly prove: (asked: StepUp) => Promise<boolean>;
  /** Opens the dialog that unlocks the vault for this person; true once it is. */
  readonly unlock: () => Promise<boolean>;
  /** Asks for `info` once more, after something that may have changed it. */
  readonly refresh: () => Promise<void>;
}

/** What a person is asked to prove themselves for. */
export interface StepUp {
  readonly heading: string;
  readonly text: string | TemplateResult;
  /** Words on the button. */
  readonly action: string;
  /** Whether PIN and one-time code are a proof for it, where the person has them. */
  readonly mayUseCode: boolean;
  /** What they prove it with; the passphrase if left out. With `none` only `fields` are typed, and the secret is empty. */
  readonly proof?: "passphrase" | "recovery_code" | "none";
  /**
   * What is typed as well: names and labels. Each is a new secret, but for what says how many characters it has at most:
   * that is seen, and stands there still after a refusal.
   */
  readonly fields?: readonly (readonly [name: string, label: string, most?: number])[];
  /** Whether they are seen while they are typed, as a code that is copied from paper. */
  readonly isReadable?: boolean;
  /** Does it. What it throws is shown, and the person can try again. */
  readonly run: (secret: Secret, typed: Readonly<Record<string, string>>) => Promise<unknown>;
}
