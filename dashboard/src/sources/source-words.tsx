import { useMutation } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import type { SourceWordsFragment } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Moment, Panel, ScrollTable } from "../ui/index.ts";
import { WordMeaning } from "./word-meaning.tsx";
import classes from "./source-page.module.css";

const SourceWordsSource = graphql(`
  fragment SourceWords on Source {
    code
    unknownWords
    wordQueue {
      list
      word
      records
      firstSeenAt
    }
  }
`);
const MapWord = graphql(`
  mutation MapSourceWord($input: MapSourceWordInput!) {
    mapSourceWord(input: $input) {
      __typename
      ... on SourceReplayed {
        records
        applied
        held
      }
      ... on Problem {
        message
      }
      ... on SourceRefused {
        problems {
          at
          expected
        }
      }
    }
  }
`);

type Word = NonNullable<SourceWordsFragment["wordQueue"]>[number];

/** Words that no mapping knows: a person picks the meaning, and what they held back is taken at once. */
export function SourceWords({ source: masked, onActed }: { source: FragmentType<typeof SourceWordsSource>; onActed: () => void }) {
  const { say } = useLanguage();
  const format = useFormat();
  const [said, setSaid] = useState("");
  const { code, wordQueue, unknownWords } = readFragment(SourceWordsSource, masked);
  if (wordQueue === null) return null;
  const heads = (["sources.wordList", "sources.word", "sources.records", "sources.firstSeen", "sources.meaning"] as const).map((head) => say(head));
  return (
    <Panel title={say("sources.words")} lead={say(unknownWords === 0 ? "sources.wordsNone" : "sources.wordsWhy")}>
      <p role="status" className={classes["note"]}>
        {said}
      </p>
      {wordQueue.length > 0 && (
        <ScrollTable label={say("sources.words")} heads={heads} least="wide" testId="word-queue">
          {wordQueue.map((word) => (
            <WordRow
              key={`${word.list} ${word.word}`}
              code={code}
              word={word}
              onSaid={(told) => {
                setSaid(told);
                onActed();
              }}
            />
          ))}
        </ScrollTable>
      )}
      {wordQueue.length < unknownWords && <p className="number">{say("sources.shownOf", { n: wordQueue.length, total: format.number(unknownWords) })}</p>}
    </Panel>
  );
}

function WordRow({ code, word: { list, word, records, firstSeenAt }, onSaid }: { code: string; word: Word; onSaid: (said: string) => void }) {
  const { say } = useLanguage();
  const format = useFormat();
  const [meaning, setMeaning] = useState("");
  const [map, { loading }] = useMutation(MapWord);
  const go = async () => {
    if (loading || meaning === "") return;
    const outcome = (await map({ variables: { input: { source: code, list, word, meaning } } }).catch(() => null))?.data?.mapSourceWord;
    if (outcome?.__typename === "SourceReplayed") return onSaid(say("sources.mapped", { word, n: outcome.applied }));
    const why = outcome?.__typename === "SourceRefused" ? outcome.problems.map(({ at, expected }) => `${at}: ${expected}`).join(" · ") : "";
    onSaid(outcome === undefined || outcome === null ? say("sources.failed") : `${outcome.message} ${why}`);
  };
  return (
    <tr>
      <td>{say(`wordList.${list as "stage"}`)}</td>
      <th scope="row">“{word}”</th>
      <td className="number">{format.number(records)}</td>
      <td>
        <Moment at={firstSeenAt} />
      </td>
      <td>
        <div className={classes["pick"]}>
          <WordMeaning list={list} word={word} onPick={setMeaning} />
          <Button size="xs" variant="default" aria-disabled={loading || meaning === ""} onClick={() => void go()} data-testid="map-word">
            {say("sources.map")}
          </Button>
        </div>
      </td>
    </tr>
  );
}
