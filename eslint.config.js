import js from "@eslint/js";
import jsdoc from "eslint-plugin-jsdoc";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

const seeded = [
  { object: "Math", property: "random", message: "Take a seeded Random." },
  { object: "Date", property: "now", message: "Take a Clock." },
];

export default defineConfig(
  {
    ignores: [
      "**/*.js",
      "**/*.cjs",
      "**/*.mjs",
      "vitest.config.ts",
      "vite.config.ts",
      "vite.start.config.ts",
      "dist",
      "coverage",
      "results",
    ],
  },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  {
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // There are no enums to assign to (erasableSyntaxOnly), and looking at the type of every assignment takes a seventh of the time.
      "@typescript-eslint/no-unsafe-enum-assignment": "off",
    },
  },
  {
    files: ["src/**/*.ts", "src/**/*.tsx"],
    plugins: { jsdoc },
    rules: {
      "jsdoc/require-jsdoc": [
        "error",
        { publicOnly: true, contexts: ["TSInterfaceDeclaration", "TSTypeAliasDeclaration"] },
      ],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { requireDefaultForNonUnion: true }],
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      "max-params": ["error", 3],
      complexity: ["error", { max: 12, variant: "modified" }],
      "no-console": "error",
      "no-restricted-properties": ["error", ...seeded],
    },
  },
  {
    files: ["src/**/*.ts", "src/**/*.tsx"],
    ignores: ["src/cli/**"],
    rules: {
      "no-restricted-globals": ["error", { name: "process", message: "Only src/cli reads the process." }],
    },
  },
  {
    // The composition root and the command line are the only places that touch the real clock.
    files: ["src/cli/**/*.ts"],
    rules: { "no-restricted-properties": ["error", seeded[0]] },
  },
);
