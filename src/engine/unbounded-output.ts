/** Tokens that stand for a reply which nothing bounds, while there is none to go by. */
export const unboundedOutput = 600;
