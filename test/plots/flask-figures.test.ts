import { describe, expect, it } from "vitest";
import { plotDocument } from "../../src/cli/plot-document.js";
import type { FlaskAggregate, FlaskRow } from "../../src/core/flask-aggregate.js";
import { drawFigure } from "../../src/plots/draw-figure.js";
import { flaskFigures } from "../../src/plots/flask-figures.js";
import { themes } from "../../src/plots/themes.js";

const sheet = { width: 760, theme: themes.light };
const skills = ["Logical Robustness", "Commonsense Understanding", "Harmlessness"];
const levels = ["expert level knowledge", "simple lifestyle knowledge"];

/** Scores of models: by skill, or of the first alone by skill and difficulty. */
function aggregate(models: readonly string[], by: FlaskRow["by"]): FlaskAggregate {
  const row = (model: string, keys: FlaskRow["keys"], value: number): FlaskRow => ({
    ...{ by, keys, model, n: 7, instructions: 7, asked: 7, notApplicable: 0, lost: 0 },
    ...{ mean: { value }, macro: { value } },
  });
  return {
    schema: "reife/flask-aggregate/1",
    models: models.map((model) => ({ model, reviews: 7, instructions: 7, repeated: 0, lost: {} })),
    rows: models.flatMap((model, place) =>
      skills.flatMap((skill, index) =>
        by === "skill"
          ? [row(model, { skill }, 1.25 + place + index)]
          : levels.map((difficulty, level) => row(model, { skill, difficulty }, 2.5 + index / 2 - level)),
      ),
    ),
    differences: [],
  };
}

function specOf(name: string, models: readonly string[]): ReturnType<(typeof flaskFigures)[number]["of"]> {
  const figure = flaskFigures.find((one) => one.name === name);
  if (figure === undefined) throw new Error(name);
  return figure.of(aggregate(models, figure.facet), sheet);
}

function drawn(name: string, models: readonly string[]): string {
  const spec = specOf(name, models);
  if ("undefined" in spec) throw new Error(spec.undefined);
  const columns = spec.table.columns.length;
  for (const row of spec.table.rows) expect(row).toHaveLength(columns);
  return drawFigure(spec, { title: name, id: name }, { document: plotDocument(), theme: sheet.theme })
    .outerHTML;
}

describe("figures of skill scores", () => {
  it("show every model and skill, and say from where to where scores go", () => {
    const radar = drawn("radar", ["ann", "bob"]);
    for (const text of ["ann", "bob", "Harmlessness", "Commonsense", "Understanding", "5.0"])
      expect(radar).toContain(text);
    expect(specOf("radar", ["ann", "bob"])).toMatchObject({
      description: "2 models on 3 skills, from 1.25 (ann, Logical Robustness) to 4.25 (bob, Harmlessness).",
    });
    const map = drawn("heat-map", ["ann", "bob"]);
    expect(map).toContain(">Commonsense Understanding<");
    for (const score of ["1.25", "2.25", "3.25", "4.25"]) expect(map).toContain(`>${score}<`);
    for (const svg of [radar, map]) expect(svg).not.toMatch(/NaN|undefined/u);
  });

  it("show levels from easy to hard, of the model that they name", () => {
    const map = drawn("skill-difficulty", ["ann"]);
    expect(map).toContain(">ann<");
    expect(map.indexOf("simple lifestyle")).toBeLessThan(map.indexOf("expert level"));
    expect(map).toContain("n 7");
  });

  it("say why they are not drawn, and take hostile names as text", () => {
    expect(specOf("skill-difficulty", ["ann", "bob"])).toEqual({
      undefined: "it shows one model: there are ann, bob",
    });
    expect(
      specOf(
        "radar",
        Array.from({ length: 9 }, (_, index) => `m${index}`),
      ),
    ).toEqual({
      undefined: "no more than 8 models can be told apart: there are 9",
    });
    for (const { name } of flaskFigures) {
      expect(specOf(name, [])).toMatchObject({ undefined: expect.any(String) as string });
      expect(drawn(name, [`"><script>alert(1)</script>`])).not.toContain("<script");
    }
  });
});
