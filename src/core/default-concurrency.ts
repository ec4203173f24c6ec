/** Requests in flight at a time where an evaluator's card does not say. */
export const defaultConcurrency = 16;
