import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate } from "node:zlib";
import { isRecord } from "../../core/is-record.js";
import { mostReplyBytes } from "./most-reply-bytes.js";
import { replyTooLarge } from "./reply-too-large.js";

/** A few bytes may unpack to more than there is memory. */
const bounds = { maxOutputLength: mostReplyBytes };

/**
 * A body as text, at once where it is not compressed. No encoding is asked for, but some servers compress all the same.
 *
 * @param encoding what `content-encoding` says; absent: nothing
 * @throws ModelError for a body that unpacks to too much, SyntaxError for an encoding that is not known, and what zlib says of bytes that are not what they should be
 */
export function decodeBody(bytes: Buffer, encoding = "identity"): string | Promise<string> {
  switch (encoding) {
    case "identity":
      return toText(bytes);
    case "gzip":
    case "x-gzip":
      return unpacked(promisify(gunzip)(bytes, bounds));
    case "deflate":
      return unpacked(promisify(inflate)(bytes, bounds));
    case "br":
      return unpacked(promisify(brotliDecompress)(bytes, bounds));
    default:
      throw new SyntaxError(`Cannot decode content-encoding ${encoding}`);
  }
}

/** UTF-8 without the mark that some servers begin it with. */
function toText(bytes: Buffer): string {
  const text = bytes.toString("utf8");
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}

async function unpacked(bytes: Promise<Buffer>): Promise<string> {
  try {
    return toText(await bytes);
  } catch (error) {
    throw isRecord(error) && error["code"] === "ERR_BUFFER_TOO_LARGE" ? replyTooLarge() : error;
  }
}
