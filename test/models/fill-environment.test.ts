import { describe, expect, it } from "vitest";
import { fillEnvironment } from "../../src/models/fill-environment.js";

describe("fillEnvironment()", () => {
  it.each([
    ["plain", "plain", [], []],
    ["${HOST}/v1", "example.org/v1", [], ["example.org"]],
    ["${HOST}:${PORT}", "example.org:${PORT}", ["PORT"], ["example.org"]],
    ["${PORT:-80}", "80", [], []],
    ["${EMPTY:-x}", "x", [], []],
    ["${EMPTY}", "${EMPTY}", ["EMPTY"], []],
    ["${HOST:-other}", "example.org", [], ["example.org"]],
    ["$HOST {HOST}", "$HOST {HOST}", [], []],
  ])("fills %s", (template, text, missing, values) => {
    const environment = { HOST: "example.org", EMPTY: "" };
    expect(fillEnvironment(template, environment)).toEqual({ text, missing, values });
  });
});
