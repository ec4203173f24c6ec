/** Longest wait that a provider may ask for before a call is given up for this go, in milliseconds: 10 minutes. */
export const longestWaitMs = 600_000;
