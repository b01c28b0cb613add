import { gzipSync } from "node:zlib";
import { defineConfig, type Plugin, type Rolldown } from "vite";

type OutputBundle = Rolldown.OutputBundle;

interface Built {
  readonly entry: string;
  readonly file: string;
  readonly format: "es" | "iife";
  readonly maxBytes: number;
  readonly maxGzipBytes: number;
  /** Of everything together, where not all of it is loaded at once. */
  readonly maxGzipBytesOfAll?: number;
}

const BUILT: Readonly<Record<string, Built>> = {
  // A phone at the door loads the panel over a mobile network.
  panel: {
    entry: "src/main.ts",
    file: "panel.js",
    format: "es",
    maxBytes: 120_000,
    maxGzipBytes: 30_000,
    maxGzipBytesOfAll: 75_000,
  },
  // It stands inside the page that a link leads to, and is read again by its own worker: a script, and no module.
  share: { entry: "src/share/main.ts", file: "share.js", format: "iife", maxBytes: 20_000, maxGzipBytes: 8_500 },
};

/** What is loaded before anything is seen: the entry, what it brings at once, and what these stand on. */
const first = (bundle: OutputBundle, entry: string): readonly string[] => {
  const found = new Set<string>();
  const add = (name: string): void => {
    const output = bundle[name];
    if (found.has(name) || output?.type !== "chunk") return;
    found.add(name);
    output.imports.forEach(add);
    if (name === entry) output.dynamicImports.forEach(add);
  };
  add(entry);
  return [...found];
};

const budget = ({ file, maxBytes, maxGzipBytes, maxGzipBytesOfAll = maxGzipBytes }: Built): Plugin => ({
  name: "footage-guard-budget",
  generateBundle(_options, bundle) {
    const size = (names: readonly string[]): readonly [bytes: number, gzipBytes: number] => {
      const contents = names.map((name) => bundle[name]).map((output) => (output?.type === "chunk" ? output.code : ""));
      const sum = (sizes: readonly number[]): number => sizes.reduce((all, one) => all + one, 0);
      return [sum(contents.map((code) => Buffer.byteLength(code))), sum(contents.map((code) => gzipSync(code).length))];
    };
    const [bytes, gzipBytes] = size(first(bundle, file));
    const [all, allGzipBytes] = size(Object.keys(bundle));
    this.info(`${file}: ${String(bytes)} bytes, ${String(gzipBytes)} gzipped; all ${String(all)}, ${String(allGzipBytes)}`);
    if (bytes > maxBytes || gzipBytes > maxGzipBytes || allGzipBytes > maxGzipBytesOfAll) {
      this.error(`${file} is over its budget: ${JSON.stringify({ maxBytes, maxGzipBytes, maxGzipBytesOfAll })}`);
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
          // What every page stands on comes with the frame, in one piece.
          codeSplitting: built.format === "es" && { groups: [{ name: "frame", test: /\/panel\/registered\.ts$/u }] },
          chunkFileNames: "panel-[name]-[hash].js",
          minify: true,
          // Lit's license asks that its notices travel with it.
          comments: { legal: true, annotation: false, jsdoc: false },
        },
      },
    },
  };
});
