import { expect, it } from "vitest";
import { sharedStyles } from "../../src/components/styles.js";
import { panelStyles } from "../../src/panel/panel.styles.js";

const css = `${panelStyles.cssText}${sharedStyles.cssText}`;
const declarations = [...css.matchAll(/^\s*([\w-]+):\s*([^;]+);/gmu)].map(
  ([, property = "", value = ""]) => ({ property, value }),
);

it("reads every declaration", () => {
  expect(declarations).toHaveLength(css.split(";").length - 1);
});

it("has no physical side, so that it mirrors from right to left", () => {
  const physical = declarations.filter(
    ({ property, value }) =>
      /(?:^|-)(?:left|right)$|^float$/u.test(property) ||
      /^(?:left|right)$/u.test(value) ||
      // A shorthand of several values names the right before the left.
      (/^(?:margin|padding|inset)$/u.test(property) && value.includes(" ")),
  );
  expect(physical).toEqual([]);
});

it("takes every color from the theme", () => {
  const colors = declarations.filter(({ property }) => /color|background|fill/u.test(property));
  expect(colors).not.toEqual([]);
  expect(colors.filter(({ value }) => !/^(?:var\(--[\w-]+\)|inherit|none|currentColor)$/u.test(value))).toEqual([]);
});
