import js from "@eslint/js";
import { configs as lit } from "eslint-plugin-lit";
import litA11y from "eslint-plugin-lit-a11y";
import { configs as wc } from "eslint-plugin-wc";
import { defineConfig, globalIgnores } from "eslint/config";
import ts from "typescript-eslint";

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
    // Logic and strings stay pure: no rendering, so that each is tested without a page.
    files: ["src/logic/**", "src/localize/**", "src/data/**"],
    rules: { "no-restricted-imports": ["error", { patterns: ["lit", "lit/*", "**/panel/*"] }] },
  },
);
