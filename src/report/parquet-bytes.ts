import { parquetWriteBuffer } from "hyparquet-writer";

/** Rows that have the same columns as a Parquet file: a column with any number is of numbers, and what is empty there is missing. */
export function parquetBytes(rows: readonly Readonly<Record<string, string | number>>[]): Uint8Array {
  const columnData = Object.keys(rows[0] ?? {}).map((name) => {
    const isNumber = rows.some((row) => typeof row[name] === "number");
    const type: "DOUBLE" | "STRING" = isNumber ? "DOUBLE" : "STRING";
    const data = rows.map((row) => {
      const cell = row[name];
      return cell === undefined || cell === "" || (isNumber && typeof cell !== "number") ? null : cell;
    });
    return { name, type, data, nullable: true };
  });
  return new Uint8Array(parquetWriteBuffer({ columnData, createdBy: "reife" }));
}
