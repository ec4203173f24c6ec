import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createProtocol } from "../../src/protocols/create-protocol.js";
import type { CardProtocol } from "../../src/protocols/protocol-of.js";
import type { ProtocolSource } from "../../src/protocols/read-protocol.js";

const folder = fileURLToPath(new URL("../../protocols/", import.meta.url));

/** Names of the protocol cards of the project, in order. */
export const protocolNames: readonly string[] = names("", ".md");

/** The texts of one of the project's protocols. */
export function sourceOf(name: string): ProtocolSource {
  return {
    file: `protocols/${name}.md`,
    text: readFileSync(`${folder}${name}.md`, "utf8"),
    steps: texts("steps/", ".md"),
    rubrics: texts("rubrics/", ".yaml"),
    protocols: texts("", ".md"),
  };
}

/** One of the project's protocols. */
export function protocolNamed(name: string): CardProtocol {
  return createProtocol(sourceOf(name));
}

function names(under: string, end: string): readonly string[] {
  return readdirSync(`${folder}${under}`)
    .filter((file) => file.endsWith(end) && file !== "README.md")
    .map((file) => file.slice(0, -end.length))
    .sort();
}

function texts(under: string, end: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    names(under, end).map((name) => [name, readFileSync(`${folder}${under}${name}${end}`, "utf8")]),
  );
}
