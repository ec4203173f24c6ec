import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { SiteIndex } from "../core/site.js";
import { hrefOf, useRoute } from "./data/route.js";
import { pages } from "./pages/pages.js";
import { ThemeButton } from "./parts/theme-button.jsx";
import { NameText } from "./parts/name-text.jsx";

/** The frame of all pages: navigation, the page of the address, and where the numbers come from. */
export function App({ index }: { readonly index: SiteIndex }): JSX.Element {
  const route = useRoute();
  const main = useRef<HTMLElement>(null);
  const page = pages.find(({ path }) => path === route.page);
  const place = `${route.page}/${route.rest}`;
  const last = useRef(place);
  useEffect(() => {
    document.title = `${page?.title ?? "Not found"} · ${index.run} · reife`;
    // A new page begins at its top, also for those who hear it; a filter is no new page.
    if (last.current !== place) {
      last.current = place;
      scrollTo(0, 0);
      main.current?.focus({ preventScroll: true });
    }
  }, [place]);
  return (
    <>
      <a
        class="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        To the content
      </a>
      <header>
        <a class="brand" href={hrefOf("leaderboard")}>
          <NameText text={index.run} />
        </a>
        <nav aria-label="Pages">
          {pages
            .filter(({ inMenu }) => inMenu)
            .map(({ path, title }) => (
              <a key={path} href={hrefOf(path)} aria-current={path === route.page ? "page" : undefined}>
                {title}
              </a>
            ))}
        </nav>
        <ThemeButton />
      </header>
      <main ref={main} id="main" tabIndex={-1}>
        {page === undefined ? (
          <h1>There is no page “{route.page}”</h1>
        ) : (
          <page.component index={index} route={route} />
        )}
      </main>
      <footer>
        Made with reife {index.methods.versions.reife}, seed {index.methods.seed}.{" "}
        <a href={hrefOf("methods")}>How, and how to make it again</a>
      </footer>
    </>
  );
}
