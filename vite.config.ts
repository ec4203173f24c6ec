import { fileURLToPath } from "node:url";
import { defineConfig, type UserConfig } from "vite";

/** The pages' program: one script and one style sheet, for a page opened from a file cannot load modules. */
const config: UserConfig = defineConfig({
  root: fileURLToPath(new URL("src/site", import.meta.url)),
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: fileURLToPath(new URL("dist/site", import.meta.url)),
    emptyOutDir: true,
    target: "es2022",
    modulePreload: false,
    lib: {
      entry: "main.tsx",
      formats: ["iife"],
      name: "reife",
      fileName: () => "app.js",
      cssFileName: "app",
    },
  },
});

export default config;
