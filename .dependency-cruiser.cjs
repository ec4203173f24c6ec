/** Holds the layers of layers.cjs, and a few rules that keep the house in order. */
const allowed = require("./layers.cjs");

module.exports = {
  forbidden: [
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-orphans",
      severity: "error",
      from: { orphan: true, path: "^src" },
      to: {},
    },
    { name: "src-not-to-test", severity: "error", from: { path: "^src" }, to: { path: "^test" } },
    {
      name: "no-dev-deps-in-src",
      comment: "The pages are built beforehand: what they are made with comes along in their bundle.",
      severity: "error",
      from: { path: "^src", pathNot: "^src/site/" },
      to: { dependencyTypes: ["npm-dev"] },
    },
    ...Object.entries(allowed).map(([layer, below]) => ({
      name: `${layer}-imports-only-below`,
      severity: "error",
      from: { path: `^src/${layer}/` },
      to: { path: "^src/", pathNot: [layer, ...below].map((name) => `^src/${name}/`) },
    })),
    {
      name: "pure-layers-touch-no-io",
      comment: "node:crypto is allowed in core/sha256.ts only: a hash is a pure function.",
      severity: "error",
      from: {
        path: "^src/(core|stats|metrics|leaderboard|report|plots|site|plan)/",
        pathNot: "^src/core/sha256[.]ts$",
      },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "only-compose-names-implementations",
      severity: "error",
      from: { path: "^src/cli/", pathNot: "^src/cli/compose" },
      to: { path: "^src/(models|store)/" },
    },
    {
      name: "every-source-is-reachable-from-a-test",
      comment: "The command line and the pages are tested by running what is built of them.",
      severity: "error",
      from: { path: "[.]test[.]ts$" },
      to: { path: "^src", pathNot: "^src/(cli/|site/|index[.]ts$)", reachable: false },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
  },
};
