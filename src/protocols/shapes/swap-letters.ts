const mention = /\boutputs?\s*\([ab]\)(?:\s*(?:,|and|or|nor|&|\/|,\s*and)\s*\([ab]\))*/gi;
const letter = /\(([ab])\)/gi;
const others: Readonly<Record<string, string>> = { a: "(b)", b: "(a)", A: "(B)", B: "(A)" };

/** Exchanges the letters in "Output (a)" and "Output (b)", so that a text about one order fits the other. */
export function swapLetters(text: string): string {
  return text.replace(mention, (outputs) =>
    outputs.replace(letter, (label, name: string) => others[name] ?? label),
  );
}
