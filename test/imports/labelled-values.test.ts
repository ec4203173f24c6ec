import { describe, expect, it } from "vitest";
import { labelledRows, type LabelledRow } from "../../src/imports/labelled-rows.js";
import { labelledValues } from "../../src/imports/labelled-values.js";
import type { SourceFile } from "../../src/imports/source-file.js";

const columns = { judge: "judge", human: "human" };

function fileOf(name: string, text: string): SourceFile {
  return {
    name,
    path: `/${name}`,
    async *bytes() {
      yield await Promise.resolve(new TextEncoder().encode(text));
    },
  };
}

async function rowsOf(text: string, name = "v.csv"): Promise<readonly LabelledRow[]> {
  return labelledRows(fileOf(name, text), columns);
}

describe("labelledRows", () => {
  it("reads CSV, tabs and JSON lines alike; empty, null and absent are missing", async () => {
    const texts = {
      "v.csv": "id,judge,human\n1,pass, fail \n2,pass,\n",
      "v.tsv": "id\tjudge\thuman\n1\tpass\tfail\n2\tpass\t\n",
      "v.jsonl": '{"judge":"pass","human":"fail"}\n{"judge":"pass","human":null}\n',
      "v.json": '[{"judge":"pass","human":"fail"},{"judge":"pass"}]',
    };
    for (const [name, text] of Object.entries(texts)) {
      const rows = await rowsOf(text, name);
      expect(rows.map(({ judge, human, cluster }) => [judge, human, cluster])).toEqual([
        ["pass", "fail", "row 1"],
        ["pass", undefined, "row 2"],
      ]);
    }
  });

  it.each([
    ["judge,humn\n1,1\n", "v.csv row 1 (line 2): there is no column 'human'"],
    ["", "v.csv: it holds no rows"],
    ["judge,human\n1\n", "v.csv row 1 (line 2): it has not as many cells as there are columns"],
  ])("names file and row: %j", async (text, message) => {
    await expect(rowsOf(text)).rejects.toThrow(message);
  });

  it("wants a cluster in every row where a column is named", async () => {
    const file = fileOf("v.csv", "judge,human,doc\n1,1,a\n1,,\n");
    await expect(labelledRows(file, { ...columns, cluster: "doc" })).rejects.toThrow(
      "v.csv row 2 (line 3): field 'doc' is \"\", expected the name of the row's cluster",
    );
  });
});

describe("labelledValues", () => {
  it.each([
    ["judge,human\nPass,fail\nfail,\n", "pass rate", [1, 0], [0, undefined]],
    ["judge,human\ntrue,false\nno,\n", "pass rate", [1, 0], [0, undefined]],
    ["judge,human\nA,tie\nB,\n", "win rate of A", [1, 0.5], [0, undefined]],
    ["judge,human\n3.5,4\n2,\n", "mean", [3.5, 4], [2, undefined]],
    ["judge,human\n1,0\n,1\n", "pass rate", [1, 0], [undefined, 1]],
  ])("reads %j as %s", async (text, quantity, first, second) => {
    const values = labelledValues(await rowsOf(text), columns, undefined);
    expect(values).toMatchObject({ kind: "numbers", quantity });
    expect(values.items.map(({ judge, human }) => [judge, human])).toEqual([first, second]);
  });

  it("takes other words as categories, or as what they are said to stand for", async () => {
    const rows = await rowsOf("judge,human\ngood,poor\nfair,\n");
    expect(labelledValues(rows, columns, undefined).kind).toBe("categories");
    const stated = labelledValues(
      rows,
      columns,
      new Map([
        ["good", 2],
        ["fair", 1],
        ["poor", 0],
      ]),
    );
    expect(stated).toMatchObject({
      kind: "numbers",
      quantity: "mean",
      items: [{ judge: 2, human: 0 }, { judge: 1 }],
    });
  });

  it("names file, row and value of a word that does not fit", async () => {
    const odd = await rowsOf("judge,human\n1,0\n0,n/a\n1,1\n");
    expect(() => labelledValues(odd, columns, undefined)).toThrow(
      "v.csv row 2 (line 3): field 'human' is \"n/a\", expected a number, as in most rows",
    );
    const typed = await rowsOf("judge,human\npass,fail\npas,\n");
    expect(() =>
      labelledValues(
        typed,
        columns,
        new Map([
          ["pass", 1],
          ["fail", 0],
        ]),
      ),
    ).toThrow(
      "v.csv row 2 (line 3): field 'judge' is \"pas\", expected one of pass, fail, as --values says; did you mean 'pass'?",
    );
    const texts = await rowsOf(
      `judge,human\n${Array.from({ length: 30 }, (_, row) => `word${row},`).join("\n")}\n`,
    );
    expect(() => labelledValues(texts, columns, undefined)).toThrow("30 different verdicts and labels");
  });
});
