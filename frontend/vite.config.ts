import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { defineConfig, type Plugin, type Rolldown } from "vite";

type OutputBundle = Rolldown.OutputBundle;

interface Built {
  readonly entry: string;
  readonly file: string;
  readonly format: "es" | "iife";
  readonly maxBytes: number;
  readonly maxGzipBytes: number;
  /** Of all that one person can load, in any language, where not all of it is loaded at once. */
  readonly maxGzipBytesOfAll?: number;
  /** What of others may be in it. Their licenses are written beside it, and the bill of materials of a release reads them. */
  readonly packages?: readonly string[];
}

const BUILT: Readonly<Record<string, Built>> = {
  // A phone at the door loads the panel over a mobile network.
  panel: {
    entry: "src/main.ts",
    file: "panel.js",
    format: "es",
    maxBytes: 120_000,
    maxGzipBytes: 30_000,
    maxGzipBytesOfAll: 142_000,
    packages: ["lit", "lit-html", "lit-element", "@lit/reactive-element"],
  },
  // Every page of Home Assistant loads it, whether or not it is on there.
  card: { entry: "src/card/main.ts", file: "card.js", format: "es", maxBytes: 12_000, maxGzipBytes: 5_000 },
  // It stands inside the page that a link leads to, and is read again by its own worker: a script, and no module.
  share: { entry: "src/share/main.ts", file: "share.js", format: "iife", maxBytes: 20_000, maxGzipBytes: 8_500 },
};

/** Which language a chunk holds; null where it holds none. English comes with what uses it, unless it is asked for too. */
const languageOf = (id: string | null): string | null => /languages\/([\w-]+)\.json$/u.exec(id ?? "")?.[1] ?? null;

/** What is loaded before anything is seen: the entry, what it brings at once, and what these stand on. */
const first = (bundle: OutputBundle, entry: string): readonly string[] => {
  const found = new Set<string>();
  const add = (name: string): void => {
    const output = bundle[name];
    if (found.has(name) || output?.type !== "chunk") return;
    found.add(name);
    output.imports.forEach(add);
    // Of the languages, none or one is loaded.
    const isNeeded = (other: string): boolean => {
      const chunk = bundle[other];
      return chunk?.type === "chunk" && languageOf(chunk.facadeModuleId) === null;
    };
    if (name === entry) output.dynamicImports.filter(isNeeded).forEach(add);
  };
  add(entry);
  return [...found];
};

/** Names those apart that have the same name in the sources: `panel-de`, `panel-pages-de`. */
const chunkName = (prefix: string) => (chunk: Rolldown.PreRenderedChunk) => {
  const id = chunk.facadeModuleId ?? null;
  const part = id !== null && languageOf(id) !== null && id.includes("/page-languages/") ? "pages-" : "";
  return `${prefix}-${part}[name]-[hash].js`;
};

/** Everything that one person can load, by the language they speak. */
const byPerson = (bundle: OutputBundle): ReadonlyMap<string, readonly string[]> => {
  const spoken = new Map<string | null, string[]>();
  for (const [name, output] of Object.entries(bundle)) {
    const language = output.type === "chunk" ? languageOf(output.facadeModuleId) : null;
    spoken.set(language, [...(spoken.get(language) ?? []), name]);
  }
  const ofAll = spoken.get(null) ?? [];
  spoken.delete(null);
  return new Map([...spoken].map(([language, names]) => [String(language), [...ofAll, ...names]]));
};

/** Made by a test alone, of longer words (`tools/pseudo_language.py`); nobody loads it. */
const MIRRORED = "he";

const budget = ({ file, maxBytes, maxGzipBytes, maxGzipBytesOfAll = maxGzipBytes }: Built): Plugin => ({
  name: "footage-guard-budget",
  generateBundle(_options, bundle) {
    const size = (names: readonly string[]): readonly [bytes: number, gzipBytes: number] => {
      const contents = names.map((name) => bundle[name]).map((output) => (output?.type === "chunk" ? output.code : ""));
      const sum = (sizes: readonly number[]): number => sizes.reduce((all, one) => all + one, 0);
      return [sum(contents.map((code) => Buffer.byteLength(code))), sum(contents.map((code) => gzipSync(code).length))];
    };
    const limits = JSON.stringify({ maxBytes, maxGzipBytes, maxGzipBytesOfAll });
    const [bytes, gzipBytes] = size(first(bundle, file));
    this.info(`${file}: ${String(bytes)} bytes, ${String(gzipBytes)} gzipped`);
    if (bytes > maxBytes || gzipBytes > maxGzipBytes) this.error(`${file} is over its budget: ${limits}`);
    for (const [language, names] of byPerson(bundle)) {
      const [all, allGzipBytes] = size(names);
      this.info(`${file} in ${language}: all ${String(all)} bytes, ${String(allGzipBytes)} gzipped`);
      if (allGzipBytes > maxGzipBytesOfAll && language !== MIRRORED) this.error(`${file} is over its budget in ${language}: ${limits}`);
    }
  },
});

/** Holds what a file is made of against what it may be made of, and writes the licenses that ask for it. */
const licenses = ({ file, packages = [] }: Built): Plugin => ({
  name: "footage-guard-licenses",
  generateBundle(_options, bundle) {
    const modules = Object.values(bundle).flatMap((output) => (output.type === "chunk" ? output.moduleIds : []));
    const names = modules.map((id) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//u.exec(id)?.[1]);
    const found = [...new Set(names.filter((name) => name !== undefined))].sort();
    if (found.join() !== [...packages].sort().join()) this.error(`${file} is made of ${found.join(", ") || "nothing foreign"}`);
    if (packages.length === 0) return;
    const text = (name: string): string => readFileSync(`node_modules/${name}/LICENSE`, "utf8");
    const source = packages.map((name) => `${name}\n\n${text(name)}\n`).join("");
    this.emitFile({ type: "asset", fileName: `${file}.LICENSE.txt`, source });
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
    plugins: [withoutIndentation, licenses(built), budget(built)],
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
          chunkFileNames: chunkName(built.file.replace(/\.js$/u, "")),
          minify: true,
          // Lit's license asks that its notices travel with it.
          comments: { legal: true, annotation: false, jsdoc: false },
        },
      },
    },
  };
});
