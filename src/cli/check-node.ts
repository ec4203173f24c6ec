import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isRecord } from "../core/is-record.js";
import { parseJson } from "../core/parse-json.js";
import type { DoctorFinding } from "./doctor-finding.js";

/** Compares a Node version with the one that the package asks for (`>=20.19` in its `package.json`). */
export function checkNode(version: string, packageRoot: string): DoctorFinding {
  const wanted = wantedNode(packageRoot);
  const [major = 0, minor = 0] = wanted.replace(/^>=/u, "").split(".").map(Number);
  const [ownMajor = 0, ownMinor = 0] = version.split(".").map(Number);
  const fits = ownMajor > major || (ownMajor === major && ownMinor >= minor);
  return { check: "Node", state: fits ? "ok" : "failed", detail: `${version} (wanted: ${wanted})` };
}

function wantedNode(packageRoot: string): string {
  const manifest = parseJson(readFileSync(join(packageRoot, "package.json"), "utf8"));
  const engines = isRecord(manifest) ? manifest["engines"] : undefined;
  const node = isRecord(engines) ? engines["node"] : undefined;
  return typeof node === "string" ? node : ">=0";
}
