import { open } from "node:fs/promises";

/** Makes a new file's name durable. Some systems cannot open a folder; there the name is as durable as they make it. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
