import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate } from "node:zlib";

/**
 * A body as text. No encoding is asked for, but some servers compress all the same.
 *
 * @param encoding what `content-encoding` says; absent: nothing
 * @throws SyntaxError for an encoding that is not known, and what zlib says of bytes that are not what they should be
 */
export async function decodeBody(bytes: Buffer, encoding = "identity"): Promise<string> {
  switch (encoding) {
    case "identity":
      return toText(bytes);
    case "gzip":
    case "x-gzip":
      return toText(await promisify(gunzip)(bytes));
    case "deflate":
      return toText(await promisify(inflate)(bytes));
    case "br":
      return toText(await promisify(brotliDecompress)(bytes));
    default:
      throw new SyntaxError(`Cannot decode content-encoding ${encoding}`);
  }
}

/** UTF-8 without the mark that some servers begin it with. */
function toText(bytes: Buffer): string {
  const text = bytes.toString("utf8");
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}
