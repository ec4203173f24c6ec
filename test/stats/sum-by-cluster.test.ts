import { expect, test } from "vitest";
import { sumByCluster } from "../../src/stats/sum-by-cluster.js";

test("sumByCluster() sums and counts by label, in the order of the labels", () => {
  expect(sumByCluster([1, 2, 4, 8], ["b", "a", "b", "c"])).toEqual({
    labels: ["a", "b", "c"],
    sums: Float64Array.of(2, 5, 8),
    sizes: Float64Array.of(1, 2, 1),
  });
});

test("sumByCluster() of nothing has no clusters", () => {
  expect(sumByCluster([], [])).toEqual({ labels: [], sums: new Float64Array(0), sizes: new Float64Array(0) });
});

test("sumByCluster() takes a number and its text as the same label", () => {
  expect(sumByCluster([1, 2], [1, "1"]).labels).toEqual(["1"]);
});

test("sumByCluster() throws when lengths differ or a score is NaN", () => {
  expect(() => sumByCluster([1], [])).toThrow(
    new RangeError("Cannot sum scores by cluster: got 1 scores and 0 labels"),
  );
  expect(() => sumByCluster([NaN], ["a"])).toThrow(TypeError);
});
