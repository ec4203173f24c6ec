/** Width of the widest of some labels in pixels, at 12 pixels and a little generously: no document measures text here. */
export function labelWidth(labels: readonly string[]): number {
  return Math.max(0, ...labels.map((label) => label.length)) * 6.9;
}
