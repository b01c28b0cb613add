import js from "@eslint/js";
import { configs as lit } from "eslint-plugin-lit";
import litA11y from "eslint-plugin-lit-a11y";
import { configs as wc } from "eslint-plugin-wc";
import { defineConfig, globalIgnores } from "eslint/config";
import ts from "typescript-eslint";

const MARKUP = ["innerHTML", "outerHTML", "insertAdjacentHTML", "setHTMLUnsafe", "srcdoc", "createContextualFragment"];

export default defineConfig(
  globalIgnores(["dist/", "coverage/"]),
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  ts.configs.stylisticTypeChecked,
  lit["flat/all"],
  wc["flat/best-practice"],
  litA11y.configs.recommended,
  { languageOptions: { parserOptions: { project: ["tsconfig.json", "tsconfig.node.json"] } } },
  // This file itself: one of the plugins ships no types.
  { files: ["*.js"], extends: [ts.configs.disableTypeChecked] },
  {
    rules: {
      // Lit's own guide writes lists so, and a button in a row has to know its row.
      "lit/no-template-map": "off",
      "lit/no-template-arrow": "off",
    },
  },
  {
    // What a requester wrote is text, and nothing leaves the page but over Home Assistant's own connection.
    files: ["src/**"],
    rules: {
      "no-restricted-globals": ["error", ...["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "localStorage", "sessionStorage", "indexedDB", "caches", "eval"]],
      "no-restricted-syntax": [
        "error",
        ...MARKUP.map((name) => ({
          selector: `MemberExpression[property.name="${name}"], MemberExpression[property.value="${name}"]`,
          message: `${name} makes markup of text.`,
        })),
        { selector: 'ImportDeclaration[source.value=/unsafe|static-html/]', message: "It makes markup of text." },
      ],
    },
  },
  {
    // The page that a link leads to is no part of Home Assistant's: it opens its own share, and reads it again.
    files: ["src/share/**"],
    rules: { "no-restricted-globals": "off" },
  },
  {
    // Logic and strings stay pure: no rendering, so that each is tested without a page.
    files: ["src/logic/**", "src/localize/**", "src/data/**"],
    rules: { "no-restricted-imports": ["error", { patterns: ["lit", "lit/*", "**/panel/*", "**/components/*", "**/pages/*"] }] },
  },
);
