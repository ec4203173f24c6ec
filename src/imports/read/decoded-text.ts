import { ImportError } from "../import-error.js";
import type { SourceFile } from "../source-file.js";

/** What files of other kinds begin with, what they are, and how to make texts of them. */
const others: readonly { readonly bytes: readonly number[]; readonly is: string; readonly hint: string }[] = [
  { bytes: [0x1f, 0x8b], is: "it is packed with gzip", hint: "Unpack it first" },
  { bytes: [0x50, 0x4b, 0x03, 0x04], is: "it is a zip archive", hint: "Unpack it first" },
  { bytes: [0xff, 0xfe], is: "it is UTF-16 text", hint: "Save it as UTF-8" },
  { bytes: [0xfe, 0xff], is: "it is UTF-16 text", hint: "Save it as UTF-8" },
];

/** So many bytes tell. */
const telling = 4;

/** A file's text in pieces, without a byte order mark. Throws an `ImportError` for bytes that are no UTF-8. */
export async function* decodedText(file: SourceFile): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  // What has come of the file's first bytes, until there are enough of them to tell its kind.
  let start: Uint8Array | undefined = new Uint8Array(0);
  try {
    for await (const bytes of file.bytes()) {
      if (start === undefined) yield decoder.decode(bytes, { stream: true });
      else start = Buffer.concat([start, bytes]);
      if (start === undefined || start.length < telling) continue;
      refuseOther(start, file);
      yield decoder.decode(start, { stream: true });
      start = undefined;
    }
    if (start !== undefined) refuseOther(start, file);
    yield decoder.decode(start);
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new ImportError({ file: file.name }, "it is no UTF-8 text", { cause, hint: "Save it as UTF-8" });
  }
}

function refuseOther(start: Uint8Array, { name }: SourceFile): void {
  const other = others.find(({ bytes }) => bytes.every((byte, at) => start[at] === byte));
  if (other !== undefined) throw new ImportError({ file: name }, other.is, { hint: other.hint });
  // No text begins with such a character; one of UTF-16 has it in every second byte.
  if (start.subarray(0, telling).includes(0)) {
    throw new ImportError({ file: name }, "it is UTF-16 text, or none at all", { hint: "Save it as UTF-8" });
  }
}
