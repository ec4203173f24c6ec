import { describe, expect, it } from "vitest";
import { publishedScores } from "../../src/flask/published-scores.js";

describe("publishedScores()", () => {
  it.each<[string, unknown]>([
    ["{'Logical Correctness': 4, 'Conciseness': 2}", { "logical correctness": 4, conciseness: 2 }],
    ["first {'a': 1} then {'Logical_Correctness': 5,}", { "logical correctness": 5 }],
    ["{\n 'Factuality':\n 3\n}", { factuality: 3 }],
    [
      "{'Factuality': 'N/A', 'Readability': 'NA', 'Conciseness': 'Not Applicable'}",
      { factuality: "N/A", readability: "N/A", conciseness: "N/A" },
    ],
    [
      "{'Factuality': '4/5', 'Readability': 4.5, 'Conciseness': 9}",
      { factuality: "4/5", readability: 4.5, conciseness: 9 },
    ],
    ["{'it\\'s': 1}", { "it's": 1 }],
    ["{'Factuality': 4} and {x}", {}],
    ["{'Factuality': N/A}", {}],
    ["{'Factuality': null}", {}],
    ["{'Factuality': 4 'Readability': 3}", {}],
    ["{'Factuality': 4,, 'Readability': 3}", {}],
    ["{Factuality: 4}", {}],
    ["{ }", {}],
    ["{'Factuality': {'score': 4}}", {}],
    ["| Factuality | 4 |", {}],
    ["", {}],
  ])("reads %j as the authors do", (review, scores) => {
    expect(publishedScores(review)).toEqual(scores);
  });
});
