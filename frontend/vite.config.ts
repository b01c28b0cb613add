import { gzipSync } from "node:zlib";
import { defineConfig, type Plugin } from "vite";

interface Built {
  readonly entry: string;
  readonly file: string;
  readonly format: "es" | "iife";
  readonly maxBytes: number;
  readonly maxGzipBytes: number;
}

const BUILT: Readonly<Record<string, Built>> = {
  // A phone at the door loads the panel over a mobile network.
  panel: { entry: "src/main.ts", file: "panel.js", format: "es", maxBytes: 120_000, maxGzipBytes: 30_000 },
  // It stands inside the page that a link leads to, and is read again by its own worker: a script, and no module.
  share: { entry: "src/share/main.ts", file: "share.js", format: "iife", maxBytes: 20_000, maxGzipBytes: 8_500 },
};

const budget = ({ maxBytes, maxGzipBytes }: Built): Plugin => ({
  name: "footage-guard-budget",
  generateBundle(_options, bundle) {
    for (const output of Object.values(bundle)) {
      const content = output.type === "chunk" ? output.code : output.source;
      const bytes = Buffer.byteLength(content);
      const gzipBytes = gzipSync(content).length;
      this.info(`${output.fileName}: ${String(bytes)} bytes, ${String(gzipBytes)} gzipped`);
      if (bytes > maxBytes || gzipBytes > maxGzipBytes) {
        this.error(`${output.fileName} is over its budget of ${String(maxBytes)} bytes, ${String(maxGzipBytes)} gzipped`);
      }
    }
  },
});

// Indentation means nothing in markup or styles either, and a phone at the door need not load it.
const withoutIndentation: Plugin = {
  name: "footage-guard-without-indentation",
  enforce: "pre",
  transform: (code, id) => (/\/src\/.*\.ts$/u.test(id) ? { code: code.replace(/\n\s+/gu, "\n"), map: null } : null),
};

// The output depends on the sources and the lock file alone: no environment, source map, date or path.
process.env["NODE_ENV"] = "production";

export default defineConfig(({ mode }) => {
  const built = BUILT[mode] ?? BUILT["panel"];
  if (built === undefined) throw new Error(mode);
  return {
    plugins: [withoutIndentation, budget(built)],
    envDir: false,
    publicDir: false,
    build: {
      target: "es2022",
      sourcemap: false,
      reportCompressedSize: false,
      lib: { entry: built.entry, formats: [built.format], fileName: () => built.file, name: "footageGuard" },
      rolldownOptions: {
        output: {
          codeSplitting: false,
          minify: true,
          // Lit's license asks that its notices travel with it.
          comments: { legal: true, annotation: false, jsdoc: false },
        },
      },
    },
  };
});
