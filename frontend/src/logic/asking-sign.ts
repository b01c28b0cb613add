import type { Localizer } from "../localize/localize.js";
import { codeOf } from "./checkpoint.js";
import type { Format } from "./format.js";

export interface Sign {
  readonly url: string;
  readonly code: readonly string[];
  /** Who answers for the footage, and how to reach them: printed, and kept nowhere else. */
  readonly responsible: string;
  readonly contact: string;
  readonly retentionDays: number;
  readonly direction: "ltr" | "rtl";
}

const escaped = (text: string): string => text.replace(/[&<>"]/gu, (character) => `&#${String(character.charCodeAt(0))};`);

/**
 * A page to be printed and put up, with what European law wants to be said before the picture of somebody is taken
 * (GDPR article 13; EDPB guidelines 3/2019, paragraphs 111 to 119). No script, and nothing is fetched by it.
 */
export const signPage = (sign: Sign, { language, text }: Localizer, format: Format): string => {
  const drawn = codeOf(sign.code);
  const size = String(drawn.size);
  const lines = [
    text("sign.who", { name: sign.responsible }),
    text("sign.contact", { contact: sign.contact }),
    text("sign.why"),
    text("sign.kept", { days: format.number(sign.retentionDays) }),
    text("sign.rights"),
  ];
  return `<!doctype html>
<html lang="${language}" dir="${sign.direction}">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(text("sign.line"))}</title>
<style>
body { box-sizing: border-box; max-width: 148mm; margin: 0 auto; padding: 10mm; background: #fff; color: #000; font: 12pt/1.4 sans-serif; }
h1 { margin: 0 0 6mm; font-size: 22pt; line-height: 1.2; }
svg { display: block; width: 62mm; shape-rendering: crispEdges; }
p { margin: 3mm 0 0; }
code { overflow-wrap: anywhere; font-size: 10pt; }
@page { size: A5; margin: 0; }
</style>
<h1>${escaped(text("sign.line"))}</h1>
<svg viewBox="0 0 ${size} ${size}" role="img" aria-label="${escaped(text("asking.code"))}"><path d="${drawn.path}"/></svg>
<p><code dir="ltr">${escaped(sign.url)}</code></p>
${lines.map((line) => `<p>${escaped(line)}</p>`).join("\n")}
</html>
`;
};
