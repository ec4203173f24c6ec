import { describe, expect, test } from "vitest";
import fc from "fast-check";
import type { DatasetCard } from "../../src/core/dataset-card.js";
import type { Instance } from "../../src/core/instance.js";
import { findLoader } from "../../src/datasets/find-loader.js";
import { loadDataset } from "../../src/datasets/load-dataset.js";
import { readInstances } from "../../src/datasets/read-instances.js";
import { cardOf } from "./support/cards.js";

interface Pair {
  readonly instruction: string;
  readonly output_a: string;
  readonly output_b: string;
  readonly gold: string;
  readonly votes?: readonly string[];
  readonly reference?: string;
}

const pair: Pair = { instruction: "Say hi", output_a: "hi", output_b: "ho", gold: "A" };

function sourceOf(
  rows: readonly object[],
  card: Partial<DatasetCard> = {},
): Parameters<typeof loadDataset>[0] {
  const whole = cardOf({ format: "pairs-jsonl", count: rows.length, ...card });
  return { card: whole, files: [{ name: "x.json", text: JSON.stringify(rows) }], loader: findLoader(whole) };
}

const read = (rows: readonly object[]): readonly Instance[] => readInstances(sourceOf(rows));

const pairs = fc.array(
  fc.record<Pair>({
    instruction: fc.constantFrom("Say hi", "Say ho", "Sing"),
    output_a: fc.constantFrom("hi", "ho", ""),
    output_b: fc.constantFrom("hi", "ho"),
    gold: fc.constantFrom("A", "B", "tie"),
  }),
  { minLength: 1, maxLength: 12 },
);

describe("readInstances()", () => {
  test("gives every instance an id of its own, whatever the content", () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        expect(new Set(read(rows).map(({ id }) => id)).size).toBe(rows.length);
      }),
    );
  });

  test("gives ids that do not depend on the order of rows but for the suffix of repeats", () => {
    const stems = (rows: readonly Pair[]): readonly string[] =>
      read(rows).map(({ id, instruction, outputs }) =>
        JSON.stringify([id.split("-")[0], instruction, outputs]),
      );
    fc.assert(
      fc.property(pairs, fc.integer({ min: 0, max: 11 }), (rows, turn) => {
        const turned = [...rows.slice(turn), ...rows.slice(0, turn)].reverse();
        expect([...stems(turned)].sort()).toEqual([...stems(rows)].sort());
        expect(new Set(read(turned).map(({ id }) => id))).toEqual(new Set(read(rows).map(({ id }) => id)));
      }),
    );
  });

  test("numbers repeats of the same content in file order", () => {
    const [first, other, second, third] = read([
      pair,
      { ...pair, output_b: "he" },
      pair,
      { ...pair, gold: "B" },
    ]);
    expect(first?.id).toMatch(/^[0-9a-f]{16}$/);
    expect(other?.id).toMatch(/^[0-9a-f]{16}$/);
    expect(second?.id).toBe(`${first?.id ?? ""}-2`);
    expect(third?.id).toBe(`${first?.id ?? ""}-3`);
  });

  test("keeps ids that were given out in earlier runs", () => {
    expect(read([pair])[0]).toMatchObject({ id: "0ac938fab2418f1b", cluster: "71d5b298ee9f050c" });
  });

  test.each([{ instruction: "Say hi!" }, { output_a: "ho" }, { output_b: "" }, { reference: "hi" }])(
    "gives another id for another %j",
    (change) => {
      const [instance, other] = read([pair, { ...pair, ...change }]);
      expect(other?.id.slice(0, 16)).not.toBe(instance?.id.slice(0, 16));
    },
  );

  test("does not let the gold, votes or tags into the id", () => {
    const [instance] = read([pair]);
    const [other] = read([{ ...pair, gold: "B", votes: ["B"], tags: { x: "y" } }]);
    expect(other?.id).toBe(instance?.id);
  });

  test("puts instances with the same instruction into one cluster", () => {
    const clusters = read([pair, { ...pair, output_a: "x" }, { ...pair, instruction: "Sing" }]);
    expect(clusters[0]?.cluster).toBe(clusters[1]?.cluster);
    expect(clusters[2]?.cluster).not.toBe(clusters[0]?.cluster);
  });
});

describe("loadDataset()", () => {
  test("gives the instances when all is as the card says", () => {
    const [instance] = loadDataset(sourceOf([pair]));
    expect(instance).toMatchObject({ dataset: "made-up", task: "pairwise", row: 1, outputs: ["hi", "ho"] });
  });

  test.each<[string, readonly object[], Partial<DatasetCard>, string]>([
    ["count", [pair], { count: 2 }, "it has 1 instances, its card says 2"],
    ["clusters", [pair], { clusters: 2 }, "it has 1 distinct instructions, its card says 2"],
    ["ties", [{ ...pair, gold: "tie" }], { ties: false }, "row 1 has a tie for gold"],
    ["votes", [{ ...pair, votes: ["A"] }], { annotators: 2 }, "row 1 has not the votes of 2 annotators"],
    ["missing votes", [pair], { annotators: 3 }, "row 1 has not the votes of 3 annotators"],
    ["task", [pair], { task: "pointwise" }, "row 1 has a pairwise gold, its card says pointwise"],
  ])("refuses a dataset whose %s is not what its card says", (_, rows, card, message) => {
    expect(() => loadDataset(sourceOf(rows, card))).toThrow(`Cannot load dataset made-up: ${message}`);
  });

  test("tells everything that is wrong at once", () => {
    expect(() => loadDataset(sourceOf([pair], { count: 5, clusters: 4 }))).toThrow(/says 5; .* says 4/);
  });
});

describe("findLoader()", () => {
  test("names the nearest format for one that does not exist", () => {
    expect(() => findLoader(cardOf({ format: "pandalms" }))).toThrow(/there is no dataset format 'pandalms'/);
    expect(hintOf("pandalms")).toBe("Did you mean 'pandalm'?");
    expect(hintOf("zzzzzzzzzzzzz")).toMatch(/^Name one of evalbiasbench, /);
  });

  test("takes no name of a built-in property for a format", () => {
    expect(() => findLoader(cardOf({ format: "constructor" }))).toThrow(/no dataset format/);
  });
});

function hintOf(format: string): unknown {
  try {
    return findLoader(cardOf({ format }));
  } catch (error) {
    return error instanceof Error && "hint" in error ? error.hint : undefined;
  }
}
