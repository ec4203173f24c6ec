import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as stats from "../src/stats.js";

/** What the statistics are made of and no user calls. */
const internal = new Set([
  "check-annotations",
  "check-confidences",
  "check-differences",
  "check-distribution",
  "check-finite",
  "check-level",
  "check-pairs",
  "check-plan",
  "check-probabilities",
  "check-trials",
  "check-verdict-table",
  "count-inversions",
  "element-at",
  "flip-bias",
  "flip-permutation-test",
  "gold-model",
  "incomplete-beta",
  "inverse-incomplete-beta",
  "invert-positive",
  "item-model",
  "kappa-of-table",
  "maximise-logistic",
  "standardise-columns",
  "murmur-hash",
  "nominal-alpha",
  "packed-draws",
  "polynomial",
  "random-int",
  "replicate-interval",
  "stirling-error",
  "skewed-mean-interval",
  "sum-by-cluster",
]);

const files = readdirSync("src/stats")
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.slice(0, -".ts".length));

test("reife/stats exports every statistic, and none of the internal helpers", () => {
  const named = readFileSync("src/stats.ts", "utf8").matchAll(/"\.\/stats\/(.+)\.js"/gu);
  // Types and values of one file may stand on two lines.
  const exported = [...new Set([...named].map(([, file]) => file))];
  expect(exported.sort()).toEqual(files.filter((file) => !internal.has(file)).sort());
  for (const file of internal) expect(files).toContain(file);
});

test("reife/stats is an entry of the package, and computes", () => {
  expect(JSON.parse(readFileSync("package.json", "utf8"))).toMatchObject({
    exports: { "./stats": { types: "./dist/stats.d.ts", default: "./dist/stats.js" } },
  });
  expect(stats.wilsonInterval(0, 0)).toHaveProperty("undefined");
  expect(stats.kendallTauB([1, 2, 3], [1, 2, 3])).toEqual({ value: 1 });
});
