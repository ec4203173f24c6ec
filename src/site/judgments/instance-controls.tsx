import type { JSX } from "preact";
import type { SiteDataset, SiteJudgments } from "../../core/site.js";
import { replaceQuery, type Route } from "../data/route.js";
import { SelectField } from "../parts/select-field.jsx";
import { instanceFilters } from "./instance-filters.js";
import type { JudgmentQuery } from "./judgment-query.js";
import { tagChoices } from "./tag-choices.js";
import type { LoadedTexts } from "./use-texts.js";

/** What instances are chosen by. */
export interface InstanceControlsProps {
  readonly route: Route;
  readonly about: SiteDataset;
  readonly judgments: SiteJudgments;
  readonly query: JudgmentQuery;
  readonly texts: LoadedTexts;
}

/** The form that chooses instances. A new choice begins at the first page. */
export function InstanceControls({
  route,
  about,
  judgments,
  query,
  texts,
}: InstanceControlsProps): JSX.Element {
  const choose = (name: string) => (value: string) => {
    replaceQuery(route, { [name]: value, page: "" });
  };
  const named = (names: readonly string[], all: string): readonly (readonly [string, string])[] => [
    ["", all],
    ...names.map((name) => [name, name] as const),
  ];
  const tags = tagChoices(judgments.instances);
  const filters = instanceFilters.filter(({ needsGold }) => about.task !== "pointwise" || !needsGold);
  return (
    <form
      class="controls"
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <SelectField
        label="Show"
        value={query.show}
        choices={filters.map(({ key, title }) => [key, title])}
        onChoose={choose("show")}
      />
      <SelectField
        label="Evaluator"
        value={query.evaluator}
        choices={named(about.evaluators, "all")}
        onChoose={choose("evaluator")}
      />
      <SelectField
        label="Protocol"
        value={query.protocol}
        choices={named(about.protocols, "all")}
        onChoose={choose("protocol")}
      />
      {tags.length > 0 && (
        <SelectField label="Tag" value={query.tag} choices={named(tags, "any")} onChoose={choose("tag")} />
      )}
      <label>
        Search{" "}
        <input
          type="search"
          value={query.search}
          placeholder={about.texts === true ? "id, tag or words of the texts" : "id or tag"}
          onInput={(event) => {
            choose("q")(event.currentTarget.value);
          }}
        />
      </label>
      {query.search !== "" && <Searched about={about} texts={texts} />}
    </form>
  );
}

/** How much of the texts a search went through. */
function Searched({ about, texts }: Pick<InstanceControlsProps, "about" | "texts">): JSX.Element {
  if (about.texts !== true) {
    return (
      <p class="note">
        Only ids and tags are searched: there are no texts here, for {about.texts.undefined}.
      </p>
    );
  }
  if (texts.loaded === texts.blocks) return <p class="note">All texts are searched.</p>;
  return (
    <p class="note">
      {Math.min(about.instances, texts.loaded * about.block).toLocaleString("en-US")} of{" "}
      {about.instances.toLocaleString("en-US")} texts are loaded and searched.{" "}
      <button type="button" onClick={texts.loadAll}>
        Load the others
      </button>
    </p>
  );
}
