/** Of so many problems of a file the reader is helped with a "did you mean": more than anybody reads, and quickly found. */
export const mostSuggestions = 50;
