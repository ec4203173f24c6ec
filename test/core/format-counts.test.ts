import { expect, test } from "vitest";
import { formatCounts } from "../../src/core/format-counts.js";

test("formatCounts() counts list items, headers, bold stretches and blocks of code", () => {
  const text = [
    "# Title",
    "Some **bold** words and __more of them__.",
    "- one",
    "  * two",
    "3. three",
    "12) twelve",
    "• five",
    "```js",
    "# no header",
    "- no item, no **bold**",
    "```",
    "## Second",
  ].join("\n");
  expect(formatCounts(text)).toEqual({ listItems: 5, headers: 2, bold: 2, codeFences: 1 });
});

test("formatCounts() takes plain prose for what it is", () => {
  const none = { listItems: 0, headers: 0, bold: 0, codeFences: 0 };
  expect(formatCounts("")).toEqual(none);
  expect(formatCounts("2 ** 3 is 8 ** 1, C#, -5 degrees, 3.14, a#b, *emphasis*, 1.5 m")).toEqual(none);
  expect(formatCounts("-- a dash\r\n#hashtag\r\n1.no space")).toEqual(none);
});

test("formatCounts() counts a block of code that is never closed", () => {
  expect(formatCounts("~~~\n- inside")).toEqual({ listItems: 0, headers: 0, bold: 0, codeFences: 1 });
});
