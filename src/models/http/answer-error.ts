/** An answer that is an error, in the form in which the official SDKs throw it. */
export class AnswerError extends Error {
  override readonly name = "AnswerError";
  readonly status: number;
  readonly headers: Headers;
  /** What the body says of the error; undefined where it says nothing in the API's own form. */
  readonly error: unknown;

  constructor(
    message: string,
    { status, headers, error }: { status: number; headers: Headers; error: unknown },
  ) {
    super(message);
    this.status = status;
    this.headers = headers;
    this.error = error;
  }
}
