/** The headers of the answer that an SDK's error tells of; undefined where no answer came. */
export function headersIn(error: unknown): Headers | undefined {
  return error instanceof Error && "headers" in error && error.headers instanceof Headers
    ? error.headers
    : undefined;
}
