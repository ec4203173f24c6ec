/** More than any line of results is long; a longer one is no line. */
const longestLine = 64 << 20;

/** The lines of a response that are not empty, as they come in. Throws a SyntaxError for a line of more than 64 Mi characters. */
export async function* responseLines(response: Response): AsyncGenerator<string> {
  if (response.body === null) return;
  let rest = "";
  for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + part).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > longestLine) throw new SyntaxError("A line of the results has no end");
    yield* lines.filter(isThere);
  }
  if (isThere(rest)) yield rest;
}

function isThere(line: string): boolean {
  return line.trim() !== "";
}
