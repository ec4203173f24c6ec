import type { FlaskFigure } from "../flask-figure.js";
import { scoreRange } from "../score-range.js";
import { scoreTint } from "../score-tint.js";
import { skillTable } from "../skill-table.js";
import { heatMap } from "../specs/heat-map.js";

/** Mean score of each skill for each model; blue is above 3, the middle of the scale, orange below. */
export const flaskHeatMap: FlaskFigure = {
  name: "heat-map",
  title: "Scores by skill and model",
  facet: "skill",
  of: ({ rows: all, models }, sheet) => {
    const rows = all.filter(({ by, mean }) => by === "skill" && "value" in mean);
    if (rows.length === 0) return { undefined: "no skill has a score" };
    const cells = rows.flatMap(({ model, keys, mean, n }) => {
      if (!("value" in mean)) return [];
      const skill = keys["skill"] ?? "";
      const score = mean.value.toFixed(2);
      return [
        {
          ...{ row: skill, column: model, tint: scoreTint(mean.value), lines: [score] },
          title: `${model}, ${skill}: ${score} of ${n} scores`,
        },
      ];
    });
    const named = cells.map(({ row, column, tint }) => ({ name: `${column}, ${row}`, value: tint + 3 }));
    const columns = models
      .map(({ model }) => model)
      .filter((name) => cells.some(({ column }) => column === name));
    const skills = [...new Set(cells.map(({ row }) => row))];
    return {
      description: `${skills.length} skills by ${columns.length} models, ${scoreRange(named)}.`,
      plot: heatMap({ rows: skills, columns, cells, strongest: 2 }, sheet),
      table: skillTable(rows),
    };
  },
};
