import type { FlaskFigure } from "./flask-figure.js";
import { flaskHeatMap } from "./figures/flask-heat-map.js";
import { flaskRadar } from "./figures/flask-radar.js";
import { flaskSkillDifficulty } from "./figures/flask-skill-difficulty.js";

/** Every figure of skill scores; the first is drawn where nobody says which. */
export const flaskFigures: readonly FlaskFigure[] = [flaskRadar, flaskHeatMap, flaskSkillDifficulty];
