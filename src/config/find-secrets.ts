import type { FileIssue } from "../core/errors.js";
import { isRecord } from "../core/is-record.js";
import { looksLikeSecret } from "./looks-like-secret.js";
import type { DocumentPath, SourceDocument } from "./source-document.js";

/** A value that looks like a key to a service, and where. */
export interface FoundSecret {
  readonly path: DocumentPath;
  readonly issue: FileIssue;
}

const secretKey =
  /^(?:x[-_])?(?:api[-_]?key|(?:auth|access|bearer)?[-_]?token|secret|secret[-_]?key|password|authorization)$/iu;

/** Every value of a document that looks like a key to a service, by its key or by itself. The values are not repeated. */
export function findSecrets(document: SourceDocument): readonly FoundSecret[] {
  const found: FoundSecret[] = [];
  const search = (value: unknown, path: DocumentPath): void => {
    if (Array.isArray(value)) {
      value.forEach((entry, index) => {
        search(entry, [...path, index]);
      });
    } else if (isRecord(value)) {
      for (const [key, entry] of Object.entries(value)) search(entry, [...path, key]);
    } else if (isSecret(value, path.at(-1))) {
      found.push({
        path,
        issue: {
          ...document.positionOfKey(path),
          message: "Keys come from the environment only",
          hint: "name the variable in apiKeyEnv",
        },
      });
    }
  };
  search(document.value, []);
  return found;
}

function isSecret(value: unknown, key: string | number | undefined): boolean {
  if (typeof value !== "string" && typeof value !== "number") return false;
  const text = String(value);
  // A header's placeholder is filled in when a request is made, and goes nowhere else.
  const written = text.replaceAll(/\$\{[^}]*\}/gu, "$");
  const isNamed = typeof key === "string" && secretKey.test(key) && written === text;
  return isNamed || looksLikeSecret(written);
}
