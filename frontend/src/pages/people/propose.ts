import { html } from "lit";
import type { App } from "../../components/app.js";
import type { Challenge, Commands } from "../../data/wire.js";
import { saysSame, termsOf, votedText } from "../../logic/policy-view.js";

type Proposing = "approvers/invite" | "policy/apply" | "vault/export_identity";

/** Shows what a change would do, and votes for exactly that; what became of it, or null where the person did not. */
export const propose = async <C extends Proposing>(
  { api, localizer, format, prove }: App,
  command: C,
  fields: Commands[C]["fields"],
  inWords: (statement: Challenge["statement"]) => { readonly heading: string; readonly lines: readonly string[] },
): Promise<string | null> => {
  const { statement } = await api.challenge(command, fields);
  const { heading, lines } = inWords(statement);
  let said: string | null = null;
  await prove({
    heading,
    text: html`${[...lines, ...termsOf(statement, localizer, format)].map((line) => html`<p>${line}</p>`)}`,
    action: localizer.text("change.agree"),
    mayUseCode: true,
    run: async (secret) => {
      const voted = await api.prove<Proposing>(command, fields, saysSame(statement), secret);
      said = "votes" in voted ? votedText(voted, localizer, format) : null;
    },
  });
  return said;
};
