import { gzipSync } from "node:zlib";
import { defineConfig, type Plugin } from "vite";

// A phone at the door loads the panel over a mobile network.
const MAX_BYTES = 120_000;
const MAX_GZIP_BYTES = 30_000;

const budget: Plugin = {
  name: "footage-guard-budget",
  generateBundle(_options, bundle) {
    for (const output of Object.values(bundle)) {
      const content = output.type === "chunk" ? output.code : output.source;
      const bytes = Buffer.byteLength(content);
      const gzipBytes = gzipSync(content).length;
      this.info(`${output.fileName}: ${String(bytes)} bytes, ${String(gzipBytes)} gzipped`);
      if (bytes > MAX_BYTES || gzipBytes > MAX_GZIP_BYTES) {
        this.error(`${output.fileName} is over its budget of ${String(MAX_BYTES)} bytes, ${String(MAX_GZIP_BYTES)} gzipped`);
      }
    }
  },
};

// The output depends on the sources and the lock file alone: no environment, source map, date or path.
process.env["NODE_ENV"] = "production";

export default defineConfig({
  plugins: [budget],
  envDir: false,
  publicDir: false,
  build: {
    target: "es2022",
    sourcemap: false,
    reportCompressedSize: false,
    lib: { entry: "src/main.ts", formats: ["es"], fileName: () => "panel.js" },
    rolldownOptions: {
      output: {
        codeSplitting: false,
        minify: true,
        // Lit's license asks that its notices travel with it.
        comments: { legal: true, annotation: false, jsdoc: false },
      },
    },
  },
});
