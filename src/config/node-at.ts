import { isAlias, isMap, isNode, isPair, isScalar, isSeq, type Document, type Node } from "yaml";
import type { DocumentPath } from "./source-document.js";

/** Which node is wanted: the value at the path, or the last key of the path. */
export interface NodeAddress {
  readonly path: DocumentPath;
  readonly part: "value" | "key";
}

/**
 * The node at a path of a document, aliases followed on the way; where the path ends in nothing, the nearest node around
 * it. A key without a value is stood for by the key.
 */
export function nodeAt(document: Document, address: NodeAddress): Node | undefined {
  let found: Node | undefined = document.contents ?? undefined;
  for (const [index, step] of address.path.entries()) {
    const { key, value } = childOf(document, found, step);
    const last = index === address.path.length - 1;
    const next = last && address.part === "key" ? (key ?? value) : (value ?? key);
    if (next === undefined) return found;
    found = next;
  }
  return found;
}

function childOf(
  document: Document,
  parent: Node | undefined,
  step: string | number,
): { readonly key?: Node | undefined; readonly value?: Node | undefined } {
  const node = isAlias(parent) ? parent.resolve(document) : parent;
  if (isSeq(node)) {
    const item = node.items[Number(step)];
    return { value: isNode(item) ? item : undefined };
  }
  if (!isMap(node)) return {};
  const pair = node.items.find(
    (candidate) =>
      isPair(candidate) && isScalar(candidate.key) && String(candidate.key.value) === String(step),
  );
  const written = isNode(pair?.value) && !isEmpty(pair.value) ? pair.value : undefined;
  return { key: isNode(pair?.key) ? pair.key : undefined, value: written };
}

function isEmpty(node: Node): boolean {
  return isScalar(node) && node.value === null && node.range?.[0] === node.range?.[1];
}
