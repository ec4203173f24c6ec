import type { SourceFile } from "../source-file.js";
import { decodedText } from "./decoded-text.js";
import { JsonElements } from "./json-elements.js";

/**
 * Which of several paths of keys leads to a list in a JSON document: the first of them, in the order given, that does. Undefined where
 * none does, or where the document is no JSON. The file is read until the first path is met, or to its end.
 */
export async function firstListOf(
  file: SourceFile,
  paths: readonly (readonly string[])[],
): Promise<readonly string[] | undefined> {
  const readers = paths.map((path) => ({ path, elements: new JsonElements(path) }));
  for await (const text of decodedText(file)) {
    for (const { elements } of readers) drain(elements, text);
    if (readers[0]?.elements.met === true) break;
  }
  return readers.find(({ elements }) => elements.met)?.path;
}

/** Goes through a text for the sake of where the reader then stands. */
function drain(elements: JsonElements, text: string): void {
  try {
    const parts = elements.push(text);
    while (parts.next().done !== true);
  } catch (cause) {
    // Too deep: whoever reads the list will say so.
    if (!(cause instanceof RangeError)) throw cause;
  }
}
