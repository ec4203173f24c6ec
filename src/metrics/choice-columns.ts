import { choiceColumn } from "./choice-column.js";

/** How many columns all cells have whose judge chooses between outputs. */
export const choiceColumns: number = Object.keys(choiceColumn).length;
