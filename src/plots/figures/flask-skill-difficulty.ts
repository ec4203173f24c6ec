import { text } from "@observablehq/plot";
import { cutLabel } from "../cut-label.js";
import type { FigureSpec } from "../figure.js";
import type { FlaskFigure } from "../flask-figure.js";
import { scoreRange } from "../score-range.js";
import { scoreTint } from "../score-tint.js";
import { skillTable } from "../skill-table.js";
import { heatMap } from "../specs/heat-map.js";

/** Mean score of each skill at each level of difficulty, of one model, with the number of scores below. */
export const flaskSkillDifficulty: FlaskFigure = {
  name: "skill-difficulty",
  title: "Scores by skill and difficulty",
  facet: "skill,difficulty",
  of: ({ rows: all }, sheet) => {
    const rows = all.filter(({ by, mean }) => by === "skill,difficulty" && "value" in mean);
    const models = [...new Set(rows.map(({ model }) => model))];
    const [model] = models;
    if (model === undefined) return { undefined: "no skill has a score" };
    if (models.length > 1) return { undefined: `it shows one model: there are ${models.join(", ")}` };
    const cells = rows.flatMap(({ keys, mean, n }) => {
      if (!("value" in mean)) return [];
      const [skill, level] = [keys["skill"] ?? "", levelOf(keys["difficulty"] ?? "")];
      const score = mean.value.toFixed(2);
      return [
        {
          ...{ row: skill, column: level, tint: scoreTint(mean.value), lines: [score, `n ${n}`] },
          title: `${skill}, ${level}: ${score} of ${n} scores`,
        },
      ];
    });
    const named = cells.map(({ row, column, tint }) => ({ name: `${row}, ${column}`, value: tint + 3 }));
    const columns = [...new Set(cells.map(({ column }) => column))].sort(
      (a, b) => placeOf(a) - placeOf(b) || a.localeCompare(b, "en"),
    );
    const skills = [...new Set(cells.map(({ row }) => row))];
    const plot = heatMap({ rows: skills, columns, cells, strongest: 2 }, sheet);
    return {
      description: `${model} on ${skills.length} skills at ${columns.length} levels, ${scoreRange(named)}.`,
      plot: { ...plot, marks: [...(plot.marks ?? []), heading(model, plot, sheet.theme.ink)] },
      table: skillTable(rows),
    };
  },
};

/** Whose scores they are, in the corner above the names of skills. */
function heading(
  model: string,
  { marginLeft = 0, marginTop = 0 }: FigureSpec["plot"],
  fill: string,
): ReturnType<typeof text> {
  return text([cutLabel(model, 24)], {
    ...{ frameAnchor: "top-left", textAnchor: "start", fontWeight: "bold", fontSize: 13, fill },
    ...{ dx: 10 - marginLeft, dy: 14 - marginTop },
  });
}

/** From easy to hard. */
const order = ["simple lifestyle", "advanced lifestyle", "formal education", "major level", "expert level"];

/** All levels end alike. */
function levelOf(difficulty: string): string {
  return difficulty.replace(/ knowledge$/u, "");
}

function placeOf(level: string): number {
  const place = order.indexOf(level);
  return place < 0 ? order.length : place;
}
