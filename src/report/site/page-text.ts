/**
 * What pages may do: run the scripts that stand beside them, and nothing else. No network, no frames, no forms, no styles or
 * scripts in the text.
 */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

/** The one HTML file of a run's pages. */
export function pageText(run: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${escaped(run)} · reife</title>
<link rel="stylesheet" href="app.css">
</head>
<body>
<div id="app"><p class="loading">Loading…</p></div>
<noscript>These pages need JavaScript; the file leaderboard.md of the run does not.</noscript>
<script src="app.js"></script>
<script src="data/site.js"></script>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
