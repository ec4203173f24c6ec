import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { substituteVariables } from "../../src/config/substitute-variables.js";

const name = fc.stringMatching(/^[A-Z]{1,6}[0-9]{0,2}$/u).map((text) => `X_${text}_V`);
const value = fc.string({ minLength: 1 });

describe("substituteVariables()", () => {
  test("leaves a text without placeholders as it is", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!text.includes("${"));
        expect(substituteVariables(text, {})).toEqual({ text, problems: [] });
      }),
    );
  });

  test("puts the value in, whatever it holds, and never reads it again", () => {
    fc.assert(
      fc.property(name, value, fc.string(), (variable, held, around) => {
        fc.pre(!around.includes("$"));
        const filled = substituteVariables(`${around}\${${variable}}${around}`, { [variable]: held });
        expect(filled).toEqual({ text: `${around}${held}${around}`, problems: [] });
      }),
    );
  });

  test("takes the default where the variable is absent or empty, and only there", () => {
    fc.assert(
      fc.property(name, value, fc.string(), (variable, held, fallback) => {
        fc.pre(!fallback.includes("}"));
        const text = `\${${variable}:-${fallback}}`;
        expect(substituteVariables(text, {}).text).toBe(fallback);
        expect(substituteVariables(text, { [variable]: "" }).text).toBe(fallback);
        expect(substituteVariables(text, { [variable]: held }).text).toBe(held);
      }),
    );
  });

  test("gives any text back once its placeholders are escaped", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("$", "{", "}", "A", ":", "-") }), (text) => {
        fc.pre(!text.includes("$${"));
        const escaped = text.replaceAll("${", () => "$${");
        expect(substituteVariables(escaped, {})).toEqual({ text, problems: [] });
      }),
    );
  });

  test("reports every problem", () => {
    const { problems } = substituteVariables("${A} ${B} ${9} ${HF_TOKEN:-x}", { A: "1" });
    expect(problems.map(({ message }) => message)).toEqual([
      "Environment variable B is not set",
      "Cannot read the placeholder '${9}'",
      "Cannot fill in ${HF_TOKEN}: keys come from the environment only",
    ]);
  });

  test("takes no variable from an object's prototype", () => {
    expect(substituteVariables("${toString:-none}", {}).text).toBe("none");
  });
});
