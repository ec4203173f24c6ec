import { render } from "preact";
import type { SiteIndex } from "../core/site.js";
import "./app.css";
import { App } from "./app.jsx";
import { chunkValue, takeChunks } from "./data/chunks.js";

takeChunks(() => {
  const index = chunkValue("site");
  const root = document.getElementById("app");
  if (index === undefined || root === null) return;
  root.replaceChildren();
  render(<App index={index as SiteIndex} />, root);
});
