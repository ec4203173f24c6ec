import { extname } from "node:path";
import { UsageError } from "../core/errors.js";

/** The form that a file's name asks for. Throws a `UsageError` for another. */
export function figureForm(file: string): ".svg" | ".png" {
  const form = extname(file).toLowerCase();
  if (form === ".svg" || form === ".png") return form;
  throw new UsageError(`--out: '${file}' ends in neither .svg nor .png`, {
    hint: "Name a file such as accuracy.svg",
  });
}
