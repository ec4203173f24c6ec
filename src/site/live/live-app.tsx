import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { LivePages } from "../../core/live-pages.js";
import type { SiteIndex } from "../../core/site.js";
import { App } from "../app.jsx";
import { chunkValue, shownBase, turnTo } from "../data/chunks.js";
import { LiveBanner } from "./live-banner.jsx";

/** The pages of a run that is followed. A new edition takes the place of the old one where the reader is: nothing else moves. */
export function LiveApp({ address }: { readonly address: string }): JSX.Element {
  const [, setEdition] = useState(shownBase());
  const follow = async ({ edition }: LivePages): Promise<void> => {
    const shown = shownBase();
    if (edition === undefined) {
      // Another run has begun in the folder.
      if (shown !== undefined) location.reload();
    } else if (edition.base !== shown) {
      // One that is gone again has a successor, which the next answer names.
      await turnTo(edition.base).catch(() => undefined);
      setEdition(shownBase());
    }
  };
  const index = chunkValue("site") as SiteIndex | undefined;
  return (
    <>
      <LiveBanner address={address} onAnswer={follow} />
      {index !== undefined && <App index={index} />}
    </>
  );
}
