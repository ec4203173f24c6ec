/** A `fetch` for files and results: any body, streamed replies, no redirects, so that a key goes nowhere but to the card's endpoint. */
export function createBatchFetch(): typeof fetch {
  return (input, init) => fetch(input, { ...init, redirect: "error" });
}
