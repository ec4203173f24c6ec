import { render } from "preact";
import type { SiteIndex } from "../core/site.js";
import "./app.css";
import { App } from "./app.jsx";
import { chunkValue, takeChunks } from "./data/chunks.js";
import { LiveApp } from "./live/live-app.jsx";

const root = document.getElementById("app");
const live = document.querySelector<HTMLMetaElement>('meta[name="reife-live"]')?.content;

takeChunks(() => {
  const index = chunkValue("site");
  if (index === undefined || root === null || live !== undefined) return;
  root.replaceChildren();
  render(<App index={index as SiteIndex} />, root);
});

if (live !== undefined && root !== null) {
  // The first chunk stands behind this script, if there is one.
  addEventListener("DOMContentLoaded", () => {
    root.replaceChildren();
    render(<LiveApp address={live} />, root);
  });
}
