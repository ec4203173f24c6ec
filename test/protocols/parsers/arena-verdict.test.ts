import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arenaVerdict } from "../../../src/protocols/parsers/arena-verdict.js";

function said(text: string, ties = true): string {
  const reading = arenaVerdict.read({ text, finishReason: "stop" }, { ties });
  return reading.kind === "choice" ? reading.choice : reading.reason;
}

describe("arenaVerdict.read()", () => {
  it.each([
    ["My final verdict is: [[A>>B]]", "a"],
    ["[[A>B]]", "a"],
    ["[[A=B]]", "tie"],
    ["[[B>A]]", "b"],
    ["**[[B>>A]]**", "b"],
    ["[[ a > b ]]", "a"],
    ["[[A&gt;B]]", "a"],
    ["\\[\\[B>A\\]\\]", "b"],
    ["[[A<B]]", "b"],
    ["Verdict: B>A", "b"],
    ["All is said.\n[A>>B]", "a"],
    ["At first [[A>B]] seems right.\n\nYet A errs.\n\nMy final verdict is [[B>A]].", "b"],
    ["My own answer: B. Assistant A says A, assistant B says B.\n[[B>>A]]", "b"],
    ["My verdict is not [[A>B]] but [[B>A]].", "b"],
    ["[[B>A]], not [[A>B]].", "b"],
    ["If style alone counted, [[A>B]] would be right.\n[[B>A]]", "b"],
    ["[[B>A]]\nThe first assistant was close, and had it not erred I would say so.", "b"],
    ["Final verdict: [[A>B]] [[A>B]]", "a"],
  ])("reads %j as %s", (text, choice) => {
    expect(said(text)).toBe(choice);
  });

  it.each([
    ["Assistant A is better.", "no-verdict"],
    ["A > B in style, and B > A in substance.", "no-verdict"],
    ["The verdict is not [[A>B]].", "no-verdict"],
    ["I wouldn't say [[B>A]].", "no-verdict"],
    ["If brevity counted, [[B>A]].", "no-verdict"],
    ["[[C]]", "off-menu"],
    ["[[A]]", "off-menu"],
    ["[[A>B]]\n[[neither]]", "off-menu"],
    ["I may choose [[A>>B]], [[A>B]], [[A=B]], [[B>A]] or [[B>>A]]", "off-menu"],
    ["[[A>B]] or [[B>A]]", "off-menu"],
    ["", "empty"],
  ])("does not guess at %j: %s", (text, reason) => {
    expect(said(text)).toBe(reason);
  });

  it("takes a tie only from a menu that has one", () => {
    expect(said("[[A=B]]", false)).toBe("off-menu");
    expect(said(arenaVerdict.example("tie"))).toBe("tie");
  });

  it("reads the last line below any reasoning", () => {
    const prose = fc.string({ maxLength: 200 }).map((text) => `${text} [[A>B]] [[B>>A]] `);
    const verdicts = fc.constantFrom(
      ["[[A>B]]", "a"] as const,
      ["[[B>>A]]", "b"] as const,
      ["[[A=B]]", "tie"] as const,
    );
    fc.assert(
      fc.property(prose, verdicts, (text, [written, choice]) => {
        expect(said(`${text}\nMy final verdict is: ${written}`)).toBe(choice);
      }),
    );
  });

  it("never reads a verdict out of its denial", () => {
    const denials = fc.constantFrom(
      "It is not",
      "I cannot say",
      "Never",
      "I don't think it is",
      "Hardly",
      "neither",
    );
    const written = fc.constantFrom("[[A>B]]", "[[B>A]]", "[[A=B]]", "[[B>>A]]");
    fc.assert(
      fc.property(fc.array(fc.tuple(denials, written), { minLength: 1, maxLength: 4 }), (parts) => {
        expect(["a", "b", "tie"]).not.toContain(said(parts.map((pair) => pair.join(" ")).join("\n")));
      }),
    );
  });

  it("reads 200 kB in good time", () => {
    for (const filler of ["[[A>B", "not ", "[[A>B]] ", "if ", " "]) {
      expect(said(`${filler.repeat(Math.ceil(200_000 / filler.length))}\n[[B>A]]`)).toBe("b");
    }
  }, 5000);
});
