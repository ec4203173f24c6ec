/** How long handing in a batch, or fetching its results, may take, in milliseconds: they are hundreds of megabytes at most. */
export const longestBatchRequestMs = 1_800_000;
