import type { FlaskAggregate } from "../core/flask-aggregate.js";
import type { FigureSpec, Sheet } from "./figure.js";

/** A kind of figure that skill scores can have. */
export interface FlaskFigure {
  readonly name: string;
  readonly title: string;
  /** The facet of the aggregate that it shows. */
  readonly facet: "skill" | "skill,difficulty";
  /** Throws nothing: what cannot be drawn says why. */
  readonly of: (aggregate: FlaskAggregate, sheet: Sheet) => FigureSpec | { readonly undefined: string };
}
