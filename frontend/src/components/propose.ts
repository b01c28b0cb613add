import { html } from "lit";
import type { Challenge, Commands } from "../data/wire.js";
import { saysSame, termsOf, votedText } from "../logic/policy-view.js";
import type { Page } from "./page.js";

type Proposing = "approvers/invite" | "intake/create" | "policy/apply" | "vault/export_identity";
type Statement = Challenge["statement"];

interface InWords {
  readonly heading: string;
  readonly lines: readonly string[];
  /** Of what waits for votes: how many it takes by now. */
  readonly needed?: number | undefined;
}

/** Where somebody proposes something: once they have gone elsewhere, nothing is asked of them any more. */
type From = Pick<Page, "app" | "isConnected">;

/** Shows what a change would do, and votes for exactly that; what became of it, or null where the person did not. */
export const propose = async <C extends Proposing>(
  page: From,
  command: C,
  fields: Commands[C]["fields"],
  inWords: (statement: Statement) => InWords,
): Promise<string | null> => {
  const { statement } = await page.app.api.challenge(command, fields);
  return voteFor(page, command, fields, statement, inWords(statement));
};

/** The same for what is already known of: the fields ask for that very change again. */
export const voteFor = async <C extends Proposing>(
  { app, isConnected }: From,
  command: C,
  fields: Commands[C]["fields"],
  statement: Statement,
  { heading, lines, needed }: InWords,
): Promise<string | null> => {
  const { api, localizer, format, prove } = app;
  let said: string | null = null;
  if (!isConnected) return said;
  await prove({
    heading,
    text: html`${[...lines, ...termsOf(statement, localizer, format, needed)].map((line) => html`<p dir="auto">${line}</p>`)}`,
    action: localizer.text("change.agree"),
    mayUseCode: true,
    run: async (secret) => {
      const voted = await api.prove<Proposing>(command, fields, saysSame(statement), secret);
      said = "votes" in voted ? votedText(voted, localizer, format) : null;
    },
  });
  return said;
};
