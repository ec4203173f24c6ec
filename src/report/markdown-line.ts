import { visibleControls } from "../core/visible-controls.js";

/**
 * A text as one line of Markdown that shows what it says: no HTML, no link, nothing that steers a terminal. Pipes are left to who
 * writes a table.
 */
export function markdownLine(text: string): string {
  return visibleControls(text.replaceAll(/[\n\r\t\u2028\u2029]+/gu, " "))
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll("](", "]\\(");
}
