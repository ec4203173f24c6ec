import { readdirSync } from "node:fs";
import { join } from "node:path";
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from "hyparquet";
import { expect, it } from "vitest";
import { StoreError } from "../../src/core/errors.js";
import { writeParquet, type TableColumn, type TableRow } from "../../src/store/write-parquet.js";
import { temporaryFolder } from "./temporary-folder.js";

const columns: readonly TableColumn[] = [
  { name: "id", type: "STRING" },
  { name: "share", type: "DOUBLE" },
  { name: "count", type: "INT32" },
];

it("writeParquet() writes group by group what another program reads back, missing cells included", async () => {
  const file = join(await temporaryFolder(), "new/table.parquet");
  const rowOf = (index: number): TableRow => [
    index % 7 === 0 ? null : `ü${index}`,
    index % 5 === 0 ? null : index / 3,
    index,
  ];
  function* rows(): Generator<TableRow> {
    for (let index = 0; index < 60_000; index += 1) yield rowOf(index);
  }
  expect(await writeParquet(file, columns, rows())).toBe(60_000);
  const buffer = await asyncBufferFromFile(file);
  const { row_groups: groups } = await parquetMetadataAsync(buffer);
  expect(groups.map((group) => Number(group.num_rows))).toEqual([50_000, 10_000]);
  const read = await parquetReadObjects({ file: buffer, rowStart: 49_990, rowEnd: 50_010 });
  const expected = Array.from({ length: 20 }, (_, place) => {
    const [id, share, count] = rowOf(49_990 + place);
    return { id, share, count };
  });
  expect(read).toEqual(expected);
});

it("writeParquet() writes a group before its rows where their texts are long", async () => {
  const file = join(await temporaryFolder(), "long.parquet");
  const rows = Array.from({ length: 5 }, (_, index): TableRow => ["x".repeat(6_000_000), index, index]);
  expect(await writeParquet(file, columns, rows)).toBe(5);
  const { row_groups: groups } = await parquetMetadataAsync(await asyncBufferFromFile(file));
  expect(groups.map((group) => Number(group.num_rows))).toEqual([3, 2]);
});

it("writeParquet() writes a table without rows, and leaves nothing behind where it cannot write", async () => {
  const folder = await temporaryFolder();
  const file = join(folder, "empty.parquet");
  expect(await writeParquet(file, columns, [])).toBe(0);
  expect(await parquetReadObjects({ file: await asyncBufferFromFile(file) })).toEqual([]);
  function* broken(): Generator<TableRow> {
    yield ["a", 1, 1];
    throw new Error("The disk is gone");
  }
  await expect(writeParquet(join(folder, "b.parquet"), columns, broken())).rejects.toThrow(StoreError);
  expect(readdirSync(folder)).toEqual(["empty.parquet"]);
});
