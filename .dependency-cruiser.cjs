/**
 * The layers of src/ and what each may import. ARCHITECTURE.md shows this table; a test compares the two.
 */
const allowed = {
  core: [],
  stats: [],
  config: ["core"],
  datasets: ["core"],
  protocols: ["core"],
  models: ["core"],
  store: ["core"],
  plan: ["core"],
  engine: ["core"],
  metrics: ["core", "stats"],
  leaderboard: ["core", "stats"],
  report: ["core"],
  cli: [
    "core",
    "stats",
    "config",
    "datasets",
    "protocols",
    "models",
    "store",
    "plan",
    "engine",
    "metrics",
    "leaderboard",
    "report",
  ],
};

module.exports = {
  forbidden: [
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    { name: "no-orphans", severity: "error", from: { orphan: true, path: "^src" }, to: {} },
    { name: "src-not-to-test", severity: "error", from: { path: "^src" }, to: { path: "^test" } },
    {
      name: "no-dev-deps-in-src",
      severity: "error",
      from: { path: "^src" },
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
      from: { path: "^src/(core|stats|metrics|leaderboard|report|plan)/", pathNot: "^src/core/sha256[.]ts$" },
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
      severity: "warn",
      from: { path: "[.]test[.]ts$" },
      to: { path: "^src", reachable: false },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
  },
};
module.exports.allowed = allowed;
