import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { layeredStore } from "../../src/store/layered-store.js";
import { memoryStore } from "../../src/store/memory-store.js";
import { openJsonlStore } from "../../src/store/open-jsonl-store.js";
import { tellingStore } from "../../src/store/telling-store.js";
import { describeResultStore } from "../contracts/result-store.js";

let folder: string;
let count = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "reife-stores-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const lock = { pid: 1, isAlive: () => false };
const nextFile = (): string => join(folder, String((count += 1)), "calls.jsonl");

describeResultStore({ name: "memoryStore()", open: () => Promise.resolve(memoryStore()) });
describeResultStore({ name: "openJsonlStore()", open: () => openJsonlStore({ file: nextFile(), lock }) });
describeResultStore({
  name: "tellingStore()",
  open: () => Promise.resolve(tellingStore(memoryStore(), () => undefined)),
});
describeResultStore({
  name: "layeredStore()",
  open: async () =>
    layeredStore({
      own: await openJsonlStore({ file: nextFile(), lock }),
      others: [memoryStore(), memoryStore()],
    }),
});
