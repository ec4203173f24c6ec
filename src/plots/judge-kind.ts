/** What kind of judge an evaluator is, and how plots and tables mark it: by a shape, so that it is seen without colour. */
export interface JudgeKind {
  readonly name: string;
  readonly symbol: "circle" | "diamond" | "square" | "triangle";
  /** Models are filled, what is no model is hollow. */
  readonly filled: boolean;
  /** The shape as a letter, for legends. */
  readonly glyph: string;
}

/** By the way in which an evaluator comes by its replies. */
export function judgeKind(adapter: string): JudgeKind {
  switch (adapter) {
    case "simulated":
      return { name: "simulated, not an LLM", symbol: "diamond", filled: false, glyph: "◇" };
    case "null":
      return { name: "rule that needs no LLM", symbol: "square", filled: false, glyph: "□" };
    case "jury":
    case "cascade":
      return { name: "jury or cascade", symbol: "triangle", filled: true, glyph: "▲" };
    case "recorded":
    case "imported":
      return { name: "LLM, replies recorded elsewhere", symbol: "circle", filled: true, glyph: "●" };
    default:
      return { name: "LLM", symbol: "circle", filled: true, glyph: "●" };
  }
}
