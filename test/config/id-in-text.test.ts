import { expect, test } from "vitest";
import { idInText } from "../../src/config/id-in-text.js";

test.each<[what: string, text: string, id: string | undefined]>([
  ["a plain line", "title: x\nid: a/b-1.5\n", "a/b-1.5"],
  ["quotes", 'id: "a"\n', "a"],
  ["single quotes and a comment", "id: 'a' # mine\r\n", "a"],
  ["a comment", "# id: no\nid: a # mine\n", "a"],
  ["a byte order mark", "\uFEFFid: a\n", "a"],
  ["a key in quotes", '"id": a\n', "a"],
  ["an anchor", "id: &x a\n", "a"],
  ["a folded text", "id: >-\n  a\n", "a"],
  ["JSON", '{"title": "T", "id": "a"}', "a"],
  ["front matter", "---\nid: a\n---\nid: b\n", "a"],
  ["a document marker", "---\nid: a\n", "a"],
  ["no id at the top", "x:\n  id: a\n", undefined],
  ["no id in the front matter", "---\ntitle: x\n---\nid: b\n", undefined],
  ["an id that is no text", "id: [a]\n", undefined],
  ["a faulty file that still states its id", "id: a\nb: [", "a"],
  ["nothing", "", undefined],
])("idInText() of %s", (_, text, id) => {
  expect(idInText(text)).toBe(id);
});
