import { htmlText } from "../html-text.js";
import { pagePolicy } from "./page-policy.js";

/** What a page that is served live begins with. */
export interface LivePage {
  /** The edition's, as in `LiveEdition`; undefined: there are no pages yet. */
  readonly base: string | undefined;
}

/** Where to ask; and no picture, which browsers ask servers for. */
const liveHead = `<meta name="reife-live" content="live.json">
<link rel="icon" href="data:,">
`;

/** The one HTML file of a run's pages; of pages that are served live it says where they ask how the run goes on. */
export function pageText(run: string, live?: LivePage): string {
  const isLive = live !== undefined;
  const site = isLive ? live.base : "";
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${pagePolicy({ live: isLive })}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
${isLive ? liveHead : ""}<title>${htmlText(run)} · reife</title>
<link rel="stylesheet" href="app.css">
</head>
<body>
<div id="app"><p class="loading">Loading…</p></div>
<noscript>These pages need JavaScript; the file leaderboard.md of the run does not.</noscript>
<script src="app.js"></script>
${site === undefined ? "" : `<script src="${site}data/site.js"></script>\n`}</body>
</html>
`;
}
