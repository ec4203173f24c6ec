import { describe, expect, it } from "vitest";
import { plotDocument } from "../../src/cli/plot-document.js";
import { drawFigure } from "../../src/plots/draw-figure.js";
import { figures } from "../../src/plots/figures.js";
import { themes } from "../../src/plots/themes.js";
import { runFigures } from "./run-figures-fixture.js";

const sheet = { width: 640, theme: themes.light };

/** A figure drawn without a browser. */
function drawn(name: string, run = runFigures()): string {
  const figure = figures.find((one) => one.name === name);
  const spec = figure?.of(run, sheet);
  if (figure === undefined || spec === undefined || "undefined" in spec)
    throw new Error(`${name} draws nothing`);
  const canvas = { document: plotDocument(), theme: sheet.theme };
  return drawFigure(spec, { title: figure.title, id: name }, canvas).outerHTML;
}

const names = figures.map(({ name }) => name);

describe("figures", () => {
  it("have names of their own, fit for an address", () => {
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z-]+$/u);
  });

  it.each(names)(
    "%s is drawn with a title and a description, and without a style that a page would have to allow",
    (name) => {
      const svg = drawn(name);
      const { title } = figures.find((figure) => figure.name === name) ?? { title: "" };
      expect(svg).toMatch(/^<svg /u);
      expect(svg).toContain(`<title>${title}</title>`);
      expect(svg).toMatch(/<desc>[^<]{10,}<\/desc>/u);
      expect(svg).not.toContain("<style");
      expect(svg).not.toContain("NaN");
      expect(svg).not.toContain("undefined");
    },
  );

  it.each(names)("%s shows a hostile name as text", (name) => {
    const svg = drawn(name, runFigures(`"><script>alert(1)</script><img src=x onerror=alert(1)>`));
    expect(svg).not.toContain("<script");
    expect(svg).not.toContain("<img");
  });

  it.each(names)("%s has a table with as many values in each row as it has columns", (name) => {
    const spec = figures.find((figure) => figure.name === name)?.of(runFigures(), sheet);
    if (spec === undefined || "undefined" in spec) throw new Error(`${name} draws nothing`);
    expect(spec.table.rows.length).toBeGreaterThan(0);
    for (const row of spec.table.rows) expect(row).toHaveLength(spec.table.columns.length);
  });

  it.each(names)("%s says why it is not there where a run has nothing of the kind", (name) => {
    const { leaderboard } = runFigures();
    const bare = {
      ...leaderboard,
      evaluators: [],
      cells: [],
      rankCorrelation: { datasets: [], protocols: [] },
    };
    const missing = { undefined: "nothing was judged" };
    const spec = figures
      .find((figure) => figure.name === name)
      ?.of(
        {
          ...{ leaderboard: bare, pairs: [], facets: [], leans: [], ceilingShares: [] },
          ...{ calibration: missing, errors: missing },
        },
        sheet,
      );
    expect(spec).toEqual({ undefined: expect.stringMatching(/^[a-z].{10,}/u) as string });
  });
});

describe("a radar", () => {
  it("keeps names of usual length whole on a phone, in two lines beside the rim", () => {
    const run = runFigures();
    const names = ["Readability", "Logical Efficiency", "Metacognition", "Logical Correctness"];
    const facets = names.flatMap((value) =>
      run.facets.filter((row) => row.value === "logic").map((row) => ({ ...row, value })),
    );
    const figure = figures.find(({ name }) => name === "skill-radar");
    const spec = figure?.of({ ...run, facets }, { ...sheet, width: 350 });
    if (spec === undefined || "undefined" in spec) throw new Error("no radar");
    const canvas = { document: plotDocument(), theme: sheet.theme };
    const svg = drawFigure(spec, { title: "radar", id: "radar" }, canvas).outerHTML;
    for (const part of ["Readability", ">Logical<", ">Efficiency<", "Metacognition", ">Correctness<"])
      expect(svg).toContain(part);
  });
});

describe("the accuracy figure", () => {
  it("compares with the best rule that needs no LLM", () => {
    expect(drawn("accuracy")).toContain("best rule: 60.0");
  });
});

describe("the heat map", () => {
  it("writes a gain with its sign, and a star where its interval has no 0", () => {
    const svg = drawn("heat-map");
    expect(svg).toContain("+5.0*");
    expect(svg).toContain("−2.0");
    expect(svg).not.toContain("−2.0*");
  });
});

describe("the cost figure", () => {
  it("names those that no other beats", () => {
    const spec = figures.find(({ name }) => name === "cost")?.of(runFigures(), sheet);
    expect(spec).toMatchObject({
      description: expect.stringContaining(
        "small under base (70.0 %), gpt-4o under base (80.0 %), gpt-4o under cot (85.0 %)",
      ) as string,
      table: {
        columns: ["evaluator", "protocol", "US dollars per 1,000 judgments", "accuracy", "on the front"],
      },
    });
  });

  it("takes tokens where nothing was paid for", () => {
    const run = runFigures();
    const free = { ...run, pairs: run.pairs.map((pair) => ({ ...pair, costUsd: 0 })) };
    expect(drawn("cost", free)).toContain("tokens per judgment");
  });
});
