import type { ReactNode } from "react";
import { useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Moment } from "../ui/index.ts";
import classes from "./source-queues.module.css";

const SourceQueuesSource = graphql(`
  fragment SourceQueues on Source {
    code
    quarantined
    unknownWords
    quarantine {
      locator
      reason
      at
    }
    wordQueue {
      list
      word
      records
      firstSeenAt
    }
  }
`);

/** What waits for a person at this source: records that were refused, and words without a meaning yet. */
export function SourceQueues({ source: masked }: { source: FragmentType<typeof SourceQueuesSource> }) {
  const { say } = useLanguage();
  const format = useFormat();
  const { quarantine, quarantined, wordQueue, unknownWords } = readFragment(SourceQueuesSource, masked);
  return (
    <div className={classes["queues"]}>
      {quarantine && (
        <Queue
          title={say("sources.quarantine")}
          why={say("sources.quarantineWhy")}
          none={say("sources.quarantineNone")}
          heads={[say("sources.locator"), say("sources.reason"), say("sources.at")]}
          shown={quarantine.length}
          total={quarantined}
          testId="quarantine"
        >
          {quarantine.map((record) => (
            <tr key={`${record.locator} ${record.at}`}>
              <th scope="row">{record.locator}</th>
              <td>{record.reason}</td>
              <td>
                <Moment at={record.at} />
              </td>
            </tr>
          ))}
        </Queue>
      )}
      {wordQueue && (
        <Queue
          title={say("sources.words")}
          why={say("sources.wordsWhy")}
          none={say("sources.wordsNone")}
          heads={[say("sources.wordList"), say("sources.word"), say("sources.records"), say("sources.firstSeen")]}
          shown={wordQueue.length}
          total={unknownWords}
          testId="word-queue"
        >
          {wordQueue.map((word) => (
            <tr key={`${word.list} ${word.word}`}>
              <td>{word.list}</td>
              <th scope="row">“{word.word}”</th>
              <td className="number">{format.number(word.records)}</td>
              <td>
                <Moment at={word.firstSeenAt} />
              </td>
            </tr>
          ))}
        </Queue>
      )}
    </div>
  );
}

interface QueueSettings {
  title: string;
  why: string;
  none: string;
  heads: readonly string[];
  shown: number;
  total: number;
  testId: string;
  children: ReactNode;
}

function Queue({ title, why, none, heads, shown, total, testId, children }: QueueSettings) {
  const { say } = useLanguage();
  const format = useFormat();
  return (
    <div className={classes["queue"]} data-testid={testId}>
      <h3>{title}</h3>
      <p>{shown === 0 && total === 0 ? none : why}</p>
      {shown > 0 && (
        <div className={classes["scroll"]} tabIndex={0} role="group" aria-label={title}>
          <table>
            <thead>
              <tr>
                {heads.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>{children}</tbody>
          </table>
        </div>
      )}
      {shown < total && <p className="number">{say("sources.shownOf", { n: shown, total: format.number(total) })}</p>}
    </div>
  );
}
