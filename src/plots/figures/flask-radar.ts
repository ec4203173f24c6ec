import type { FlaskFigure } from "../flask-figure.js";
import { scoreRange } from "../score-range.js";
import { skillTable } from "../skill-table.js";
import { radar } from "../specs/radar.js";

/** Mean score of each skill, a line for each model; the centre is 1 and the rim 5. */
export const flaskRadar: FlaskFigure = {
  name: "radar",
  title: "Scores by skill, around a centre",
  facet: "skill",
  of: ({ rows: all, models }, sheet) => {
    const rows = all.filter(({ by, mean }) => by === "skill" && "value" in mean);
    const axes = [...new Set(rows.map(({ keys }) => keys["skill"] ?? ""))];
    const drawn = models.filter(({ model }) => rows.some((row) => row.model === model));
    const most = sheet.theme.series.length;
    if (axes.length < 3) return { undefined: `a radar needs three skills: there are ${axes.length}` };
    if (drawn.length > most)
      return { undefined: `no more than ${most} models can be told apart: there are ${drawn.length}` };
    const scores = rows.flatMap(({ model, keys, mean }) =>
      "value" in mean ? [{ model, skill: keys["skill"] ?? "", value: mean.value }] : [],
    );
    const series = drawn.map(({ model: name }) => ({
      name,
      values: Object.fromEntries(
        scores.flatMap(({ model, skill, value }) => (model === name ? [[skill, value]] : [])),
      ),
    }));
    const named = scores.map(({ model, skill, value }) => ({ name: `${model}, ${skill}`, value }));
    return {
      description: `${drawn.length} models on ${axes.length} skills, ${scoreRange(named)}.`,
      plot: radar({ axes, series, domain: [1, 5], format: (score) => score.toFixed(1) }, sheet),
      table: skillTable(rows),
    };
  },
};
