import { defineConfig } from "vitest/config";

const ON_A_PAGE = "tests/{card,components,pages,panel,share/page}/**/*.test.ts";

export default defineConfig({
  test: {
    setupFiles: ["tests/setup.ts"],
    // By itself, it leaves one core of two idle.
    maxWorkers: "100%",
    // How long a test takes tells of what else the machine does.
    testTimeout: 30_000,
    // To make a page takes longer than most tests: it is made for those that look at one.
    projects: [
      { extends: true, test: { name: "on a page", environment: "jsdom", include: [ON_A_PAGE] } },
      { extends: true, test: { name: "without", environment: "node", include: ["tests/**/*.test.ts"], exclude: [ON_A_PAGE] } },
    ],
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      reporter: ["text"],
      thresholds: { "src/logic/**": { 100: true }, "src/share/logic/**": { 100: true } },
    },
  },
});
