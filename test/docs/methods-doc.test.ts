import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** The last table of docs/methods.md. */
function table(): string {
  const [, section = ""] = readFileSync("docs/methods.md", "utf8").split("\n## Statistics\n");
  return section
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .join("\n");
}

test("every statistic of reife/stats, and every type of it with a file of its own, has its row in docs/methods.md", () => {
  const files = [...readFileSync("src/stats.ts", "utf8").matchAll(/"\.\/stats\/(.+)\.js"/gu)].map(
    ([, file = ""]) => file,
  );
  const rows = table();
  const missing = files.filter((file) => {
    const name = file.replaceAll(/-([a-z0-9])/gu, (_, letter: string) => letter.toUpperCase());
    return (
      !rows.includes(`\`${name}\``) && !rows.includes(`\`${name.charAt(0).toUpperCase()}${name.slice(1)}\``)
    );
  });
  expect(files.length).toBeGreaterThan(100);
  expect(missing).toEqual([]);
});

test("no row of docs/methods.md names a function that is not there", () => {
  const named = [...table().matchAll(/^\|([^|]+)\|/gmu)].flatMap(([, cell = ""]) =>
    [...cell.matchAll(/`([A-Za-z0-9]+)`/gu)].map(([, name = ""]) => name),
  );
  const sources = new Set(named.map((name) => name.replaceAll(/(?<=.)([A-Z])/gu, "-$1").toLowerCase()));
  const gone = [...sources].filter((file) => {
    try {
      return !readFileSync(`src/stats/${file}.ts`, "utf8").includes("export ");
    } catch {
      return true;
    }
  });
  expect(gone).toEqual([]);
});
