/** A thousand times what a model writes: a reply of more would only fill the memory. */
export const mostReplyBytes = 64_000_000;
