import { renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { fileWriter, ParquetWriter, schemaFromColumnData } from "hyparquet-writer";
import { StoreError, SuiteError } from "../core/errors.js";
import { makeFolder } from "./make-folder.js";

/** What a column holds; every cell may be missing. */
export type TableType = "STRING" | "DOUBLE" | "INT32";

/** A column of a table. */
export interface TableColumn {
  readonly name: string;
  readonly type: TableType;
}

/** One row: a cell for each column, null where there is none. */
export type TableRow = readonly (string | number | null)[];

/** Rows, and characters of their texts, after which a group is written: so much is in memory at a time. */
const groupRows = 50_000;
const groupCharacters = 16_000_000;

/**
 * Writes a table as a Parquet file, whole or not at all, group by group: a table of any length takes the memory of one group.
 * Returns how many rows there were. Throws a `StoreError` naming the file.
 */
export async function writeParquet(
  file: string,
  columns: readonly TableColumn[],
  rows: AsyncIterable<TableRow> | Iterable<TableRow>,
): Promise<number> {
  const part = `${file}.part`;
  try {
    makeFolder(dirname(file));
    const count = await writeGroups(part, columns, rows);
    renameSync(part, file);
    return count;
  } catch (error) {
    rmSync(part, { force: true });
    if (error instanceof SuiteError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new StoreError(`Cannot write ${file}: ${why}`, { cause: error });
  }
}

async function writeGroups(
  part: string,
  columns: readonly TableColumn[],
  rows: AsyncIterable<TableRow> | Iterable<TableRow>,
): Promise<number> {
  let group = columns.map((): (string | number | null)[] => []);
  const columnData = (): {
    name: string;
    type: TableType;
    data: (string | number | null)[];
    nullable: true;
  }[] => columns.map(({ name, type }, place) => ({ name, type, data: group[place] ?? [], nullable: true }));
  const writer = new ParquetWriter({
    writer: fileWriter(part),
    schema: schemaFromColumnData({ columnData: columnData() }),
    createdBy: "reife",
  });
  let [count, held, characters] = [0, 0, 0];
  const flush = async (): Promise<void> => {
    if (held > 0) await writer.write({ columnData: columnData(), rowGroupSize: groupRows });
    group = columns.map(() => []);
    [held, characters] = [0, 0];
  };
  for await (const row of rows) {
    for (const [place, cells] of group.entries()) {
      const cell = row[place] ?? null;
      cells.push(cell);
      if (typeof cell === "string") characters += cell.length;
    }
    [count, held] = [count + 1, held + 1];
    if (held === groupRows || characters >= groupCharacters) await flush();
  }
  await flush();
  await writer.finish();
  return count;
}
