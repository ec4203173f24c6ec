import { dirname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig, type UserConfig } from "vite";

const built = fileURLToPath(new URL("dist/", import.meta.url));
const out = resolve(built, "start");

/**
 * What every command starts with (the parser of the command line and what commands there are) as one file: to find and read three
 * dozen takes Node longer than to run them. What a command does is loaded from `dist/` as it stands, when it is needed.
 */
const config: UserConfig = defineConfig({
  plugins: [
    {
      name: "commands-stay-where-they-are",
      resolveDynamicImport(specifier, importer) {
        if (typeof specifier !== "string" || !specifier.startsWith(".")) return null;
        return { id: relative(out, resolve(dirname(importer), specifier)), external: true };
      },
    },
  ],
  ssr: { noExternal: true },
  build: {
    reportCompressedSize: false,
    ssr: resolve(built, "cli/main.js"),
    outDir: out,
    emptyOutDir: true,
    copyPublicDir: false,
    target: "node20",
    minify: false,
  },
});

export default config;
