import { constants } from "node:fs";
import { open } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";

/** Windows has no such flag. */
const noLinks = (constants as { readonly O_NOFOLLOW?: number }).O_NOFOLLOW ?? 0;

/**
 * Sends a file, or its head alone. Resolves with false, and has sent nothing, where the path is none: a link is no file. An asker
 * that hangs up is nobody's fault.
 */
export async function sendFile(file: string, response: ServerResponse, type: string): Promise<boolean> {
  const handle = await open(file, constants.O_RDONLY | noLinks).catch(() => undefined);
  if (handle === undefined) return false;
  try {
    const about = await handle.stat();
    if (!about.isFile()) return false;
    response.writeHead(200, { "Content-Type": type, "Content-Length": about.size });
    if (response.req.method === "HEAD") response.end();
    else await pipeline(handle.createReadStream({ autoClose: false }), response);
  } catch {
    response.destroy();
  } finally {
    await handle.close();
  }
  return true;
}
