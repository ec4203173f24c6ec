/**
 * A JSON Schema that the whole reply must fulfil, enforced by the provider's own mechanism for structured output: an
 * endpoint that has none refuses the request, and the schema is never put into the prompt in its place.
 */
export interface AnswerSchema {
  /** Letters, digits, `_` and `-`, for providers that want the schema named. */
  readonly name: string;
  /** Objects in it list all their properties as required and forbid others, as strict mechanisms demand. */
  readonly schema: Readonly<Record<string, unknown>>;
}
