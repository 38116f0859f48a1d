import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Moment, ScrollTable } from "../ui/index.ts";
import { WordMeaning } from "./word-meaning.tsx";
import classes from "./source-page.module.css";

const PreviewedRecordsPreview = graphql(`
  fragment PreviewedRecords on SourcePreview {
    records {
      stream
      sourceId
      reference
      title
      stage
      receivedAt
      dueAt
      unit {
        id
        code
        name
      }
      submitterName
      problem
      unknownWords {
        list
        word
      }
    }
    rejects {
      locator
      reason
    }
  }
`);

interface Settings {
  preview: FragmentType<typeof PreviewedRecordsPreview>;
  /** a word got its meaning */
  onMapped: (list: string, word: string, meaning: string) => void;
}

/** The first records as they would become cases, and the words that are to be given a meaning first. */
export function PreviewedRecords({ preview: masked, onMapped }: Settings) {
  const { say } = useLanguage();
  const { records, rejects } = readFragment(PreviewedRecordsPreview, masked);
  const words = [...new Map(records.flatMap(({ unknownWords }) => unknownWords.map((one) => [`${one.list} ${one.word}`, one] as const))).values()];
  const good = records.filter(({ problem }) => problem === null).length;
  const heads = (["cases.reference", "cases.what", "cases.unit", "cases.received", "cases.due"] as const).map((head) => say(head));
  return (
    <div data-testid="preview">
      <p role="status">
        <strong>{say("sources.previewed", { good, all: records.length })}</strong>
      </p>
      {words.length > 0 && (
        <ScrollTable label={say("sources.words")} heads={[say("sources.wordList"), say("sources.word"), say("sources.meaning")]} testId="preview-words">
          {words.map(({ list, word }) => (
            <tr key={`${list} ${word}`}>
              <td>{say(`wordList.${list as "stage"}`)}</td>
              <th scope="row">“{word}”</th>
              <td>
                <WordMeaning list={list} word={word} onPick={(meaning) => meaning !== "" && onMapped(list, word, meaning)} />
              </td>
            </tr>
          ))}
        </ScrollTable>
      )}
      <ScrollTable label={say("sources.preview")} heads={heads} least="wide">
        {records.map((record) => (
          <tr key={`${record.stream} ${record.sourceId}`}>
            <th scope="row">{record.reference ?? record.sourceId}</th>
            {record.problem === null ? (
              <>
                <td>
                  {record.title}
                  <small> · {record.stage && say(`stage.${record.stage}`)}</small>
                </td>
                <td>{record.unit?.name}</td>
                <td>{record.receivedAt && <Moment at={record.receivedAt} />}</td>
                <td>{record.dueAt && <Moment at={record.dueAt} />}</td>
              </>
            ) : (
              <td colSpan={4} className={classes["problem"]} lang="en">
                {record.problem}
              </td>
            )}
          </tr>
        ))}
        {rejects.map(({ locator, reason }) => (
          <tr key={locator}>
            <th scope="row">{locator}</th>
            <td colSpan={4} className={classes["problem"]} lang="en">
              {reason}
            </td>
          </tr>
        ))}
      </ScrollTable>
    </div>
  );
}
