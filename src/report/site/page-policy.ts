/**
 * What pages may do: run the scripts that stand beside them, and nothing else. No network, no frames, no forms, no styles or
 * scripts in the text. Pages that are served live may ask the server that they came from, and nobody else.
 */
export function pagePolicy({ live }: { readonly live: boolean }): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    ...(live ? ["connect-src 'self'"] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}
