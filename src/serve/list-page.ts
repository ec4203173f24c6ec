import { htmlText } from "../report/html-text.js";
import type { ServedSite } from "./served-site.js";

/** The page from which one goes to the pages of several runs. It has no script and no style. */
export function listPage(sites: readonly Pick<ServedSite, "name" | "title">[]): string {
  const links = sites.map((site) => `<li><a href="${site.name}/">${htmlText(site.title())}</a></li>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>reife</title>
</head>
<body>
<h1>Runs</h1>
<ul>
${links.join("\n")}
</ul>
</body>
</html>
`;
}
