import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { SiteColumn, SiteDataset, SiteJudgments, SiteReplies, SiteTexts } from "../../core/site.js";
import { useChunk } from "../data/chunks.js";
import { hrefOf } from "../data/route.js";
import { EndingMark } from "./ending-mark.jsx";
import { presentationWords } from "./presentation-words.js";
import { ReplyView } from "./reply-view.jsx";
import { NameText } from "../parts/name-text.jsx";

/** A judge under a protocol, on one instance. */
export interface JudgeCardProps {
  readonly about: SiteDataset;
  /** Of the dataset among those of the run. */
  readonly place: number;
  readonly judgments: SiteJudgments;
  readonly instance: number;
  readonly evaluator: string;
  readonly protocol: string;
  /** Its presentations and repeats, with their places among the columns. */
  readonly columns: readonly (readonly [number, SiteColumn])[];
  readonly open: boolean;
  /** Of the instance, where they are loaded. */
  readonly texts: SiteTexts[number] | undefined;
}

/** How a judge ended in each presentation; opened, its replies side by side. */
export function JudgeCard(props: JudgeCardProps): JSX.Element {
  const { about } = props;
  const [open, setOpen] = useState(props.open);
  if (about.replies !== true)
    return (
      <p class="judge">
        <Endings {...props} />
      </p>
    );
  return (
    <details
      class="judge"
      open={open}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>
        <Endings {...props} />
      </summary>
      {open && <Replies {...props} />}
    </details>
  );
}

function Endings({ about, judgments, instance, evaluator, protocol, columns }: JudgeCardProps): JSX.Element {
  return (
    <>
      <span class="judge-name">
        <b>
          <NameText text={evaluator} />
        </b>{" "}
        under <NameText text={protocol} />
      </span>
      {columns.map(([column]) => (
        <EndingMark key={column} {...{ judgments, instance, column }} task={about.task} />
      ))}
    </>
  );
}

function Replies(props: JudgeCardProps): JSX.Element {
  const { about, place, judgments, instance, evaluator, protocol, columns, texts } = props;
  const block = `${place}-${Math.floor(instance / about.block)}`;
  const replies = useChunk<SiteReplies>(`replies-${block}-${about.evaluators.indexOf(evaluator)}`);
  if (replies.state === "loading") return <p role="status">Loading…</p>;
  if (replies.state === "failed") return <p role="alert">{replies.why}</p>;
  const own = new Map(
    replies.value.filter((reply) => reply.instance === instance).map((reply) => [reply.column, reply]),
  );
  const repeats = columns.some(([, { repeat }]) => repeat > 0);
  return (
    <>
      <div class="side-by-side">
        {columns.map(([column, { presentation, repeat }]) => {
          const reply = own.get(column);
          return (
            <section key={column}>
              <h3>
                {presentationWords(presentation, about.task)}
                {repeats && `, repeat ${repeat + 1}`}{" "}
                <EndingMark {...{ judgments, instance, column }} task={about.task} />
              </h3>
              {reply === undefined ? (
                <p class="none">Not run.</p>
              ) : (
                <ReplyView
                  reply={reply}
                  gold={judgments.instances[instance]?.gold}
                  task={about.task}
                  texts={texts}
                  promptChunk={`prompts-${block}-${about.protocols.indexOf(protocol)}`}
                />
              )}
            </section>
          );
        })}
      </div>
      {about.task !== "pointwise" && (
        <p>
          <a href={hrefOf("judgments", "", { dataset: about.dataset, evaluator, protocol, show: "wrong" })}>
            All that it gets wrong under this protocol
          </a>
        </p>
      )}
    </>
  );
}
