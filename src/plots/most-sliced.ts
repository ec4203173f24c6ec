/** So many evaluators a figure of slices shows: more cannot be told apart. */
export const mostSliced = 6;
