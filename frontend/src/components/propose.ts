import { html } from "lit";
import type { Challenge, Commands } from "../data/wire.js";
import { saysSame, termsOf, votedText } from "../logic/policy-view.js";
import type { App } from "./app.js";

type Proposing = "approvers/invite" | "intake/create" | "policy/apply" | "vault/export_identity";
type Statement = Challenge["statement"];

interface InWords {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** Shows what a change would do, and votes for exactly that; what became of it, or null where the person did not. */
export const propose = async <C extends Proposing>(
  app: App,
  command: C,
  fields: Commands[C]["fields"],
  inWords: (statement: Statement) => InWords,
): Promise<string | null> => {
  const { statement } = await app.api.challenge(command, fields);
  return voteFor(app, command, fields, statement, inWords(statement));
};

/** The same for what is already known of: the fields ask for that very change again. */
export const voteFor = async <C extends Proposing>(
  { api, localizer, format, prove }: App,
  command: C,
  fields: Commands[C]["fields"],
  statement: Statement,
  { heading, lines }: InWords,
): Promise<string | null> => {
  let said: string | null = null;
  await prove({
    heading,
    text: html`${[...lines, ...termsOf(statement, localizer, format)].map((line) => html`<p dir="auto">${line}</p>`)}`,
    action: localizer.text("change.agree"),
    mayUseCode: true,
    run: async (secret) => {
      const voted = await api.prove<Proposing>(command, fields, saysSame(statement), secret);
      said = "votes" in voted ? votedText(voted, localizer, format) : null;
    },
  });
  return said;
};
