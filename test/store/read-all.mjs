// Opens a file of calls, reads every record one by one and by its id, and prints how many there are.
const [, , module, file] = process.argv;
const { openJsonlStore } = await import(module);
const store = await openJsonlStore({ file, readOnly: true });
let count = 0;
for await (const { id } of store.records()) if (store.find(id)?.id === id) count += 1;
await store.close();
process.stdout.write(String(count));
