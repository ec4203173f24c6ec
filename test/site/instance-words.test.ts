import { describe, expect, it } from "vitest";
import type { SiteDataset } from "../../src/core/site.js";
import { cutText } from "../../src/site/judgments/cut-text.js";
import { endingWords } from "../../src/site/judgments/ending-words.js";
import { findInstanceRoute } from "../../src/site/judgments/find-instance-route.js";
import { tagChoices } from "../../src/site/judgments/tag-choices.js";

const dataset = (name: string): SiteDataset => ({
  ...{
    dataset: name,
    task: "pairwise",
    instances: 1,
    block: 20,
    evaluators: [],
    protocols: [],
    texts: true,
    replies: true,
  },
});

describe("what stands on an instance's page", () => {
  it("names endings by the dataset's order", () => {
    expect(endingWords("A", "pairwise")).toBe("A");
    expect(endingWords("=", "pairwise")).toBe("tie");
    expect(endingWords("b", "listwise")).toBe("2");
    expect(endingWords("s", "listwise")).toBe("19");
    expect(endingWords("*", "listwise", [0, 3])).toBe("1, 4");
    expect(endingWords("s", "pointwise")).toBe("scored");
    expect(endingWords("?", "pointwise")).toBe("unparsed");
  });

  it("finds datasets and ids that hold slashes", () => {
    const datasets = [dataset("a"), dataset("a/b"), dataset("c")];
    expect(findInstanceRoute("a/b/1", datasets)).toMatchObject({ place: 1, id: "1" });
    expect(findInstanceRoute("a/x/1", datasets)).toMatchObject({ place: 0, id: "x/1" });
    expect(findInstanceRoute("d/1", datasets)).toBeUndefined();
  });

  it("cuts no character in two", () => {
    expect(cutText("a😀b", 2)).toBe("a");
    expect(cutText("a😀b", 3)).toBe("a😀");
    expect(cutText("ab", 3)).toBe("ab");
  });

  it("offers tags that tell groups of instances apart", () => {
    const instance = (row: number, tags: Readonly<Record<string, readonly string[]>>) => ({
      ...{ id: String(row), row, cluster: "c", gold: { kind: "pair", preference: "A" } as const, tags },
    });
    const many = Array.from({ length: 70 }, (_, row) =>
      instance(row, { skill: [row < 9 ? "logic" : "style"], own: [String(row)], same: ["x"] }),
    );
    expect(tagChoices(many)).toEqual(["skill=logic", "skill=style"]);
  });
});
