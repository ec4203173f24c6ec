/** A download failed in a way that may pass; it never leaves this folder. */
export class TransientError extends Error {
  override readonly name = "TransientError";
}
