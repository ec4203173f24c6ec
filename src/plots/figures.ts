import type { Figure } from "./figure.js";
import { accuracyFigure } from "./figures/accuracy.js";
import { calibrationFigure } from "./figures/calibration.js";
import { consistencyFigure } from "./figures/consistency.js";
import { costFigure } from "./figures/cost.js";
import { errorsFigure } from "./figures/errors.js";
import { facetFigures } from "./figures/facets.js";
import { heatMapFigure } from "./figures/heat-map.js";
import { leanFigure } from "./figures/lean.js";
import { rankCorrelationFigures } from "./figures/rank-correlations.js";

/** Every figure, in the order in which pages show them. */
export const figures: readonly Figure[] = [
  accuracyFigure,
  costFigure,
  heatMapFigure,
  ...rankCorrelationFigures,
  leanFigure,
  consistencyFigure,
  ...facetFigures,
  calibrationFigure,
  errorsFigure,
];
