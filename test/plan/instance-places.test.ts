import { expect, it } from "vitest";
import type { Instance } from "../../src/core/instance.js";
import type { Plan } from "../../src/core/plan.js";
import { instancePlaces } from "../../src/plan/instance-places.js";

it("instancePlaces() keeps clusters together, datasets mixed, in an order that only the seed decides", () => {
  const instances = (dataset: string, count: number): Instance[] =>
    Array.from({ length: count }, (_, index) => ({
      ...{ id: `i${index}`, dataset, task: "pairwise", instruction: "", outputs: ["a", "b"], row: index + 1 },
      ...{ gold: { kind: "pair", preference: "A" }, cluster: `c${index % (count / 3)}`, tags: {} },
    }));
  const plan = (seed: number, turned: boolean): Plan => ({
    ...{ run: "r", seed, cells: [], excluded: [], presentations: [], repeats: 1 },
    datasets: [
      { id: "large", instances: turned ? instances("large", 60).reverse() : instances("large", 60) },
      { id: "small", instances: instances("small", 30) },
    ],
  });
  const places = [...instancePlaces(plan(7, false)).keys()];
  expect(new Set(places).size).toBe(90);
  for (const [dataset, clusters] of [
    ["large", 20],
    ["small", 10],
  ] as const) {
    const order = places
      .filter((key) => key.startsWith(dataset))
      .map((key) => Number(key.split("\ni")[1]) % clusters);
    const runs = order.filter((cluster, place) => cluster !== order[place - 1]);
    expect(runs).toHaveLength(clusters);
  }
  const early = places.slice(0, 30).filter((key) => key.startsWith("large")).length;
  expect(early).toBe(20);
  const clusterOf = (key: string): string => `${key.slice(0, 5)}${Number(key.split("\ni")[1]) % 20}`;
  const large = (keys: Iterable<string>): string[] =>
    [...keys].filter((key) => key.startsWith("large")).map(clusterOf);
  expect(large(instancePlaces(plan(7, true)).keys())).toEqual(large(places));
  expect(large(instancePlaces(plan(8, false)).keys())).not.toEqual(large(places));
});
