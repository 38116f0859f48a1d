import { useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Panel, Status } from "../ui/index.ts";
import { placeText } from "./audit-words.ts";
import classes from "./audit-log.module.css";

const ChainPanelAuditChain = graphql(`
  fragment ChainPanel on AuditChain {
    instant
    streams {
      stream
      entries
    }
    checkpoints {
      at
      entries
    }
    verification {
      at
      entries
      findings {
        place
        number
      }
    }
  }
`);

/** How far the chains go, and what proves them. */
export function ChainPanel({ chain: masked }: { chain: FragmentType<typeof ChainPanelAuditChain> }) {
  const { say } = useLanguage();
  const format = useFormat();
  const { instant, streams, checkpoints, verification } = readFragment(ChainPanelAuditChain, masked);
  return (
    <Panel title={say("audit.chain")} lead={say("audit.chainLead")}>
      <dl className={classes["facts"]} data-testid="audit-chain">
        {streams.map(({ stream, entries }) => (
          <div key={stream}>
            <dt>{say(`audit.stream.${stream}`)}</dt>
            <dd className="number">{say("audit.entriesOf", { n: entries })}</dd>
          </div>
        ))}
        <div>
          <dt>{say("audit.checkpoint")}</dt>
          {checkpoints.length === 0 && <dd>{say("audit.checkpointNone")}</dd>}
          {checkpoints.map(({ at, entries }, place) => (
            <dd key={place} className="number">
              {say("audit.checkpointAt", { at: format.at(at), ago: format.ago(at, instant), n: format.number(entries) })}
            </dd>
          ))}
        </div>
        <div>
          <dt>{say("audit.verified")}</dt>
          <dd>
            <Verified verification={verification} />
          </dd>
        </div>
      </dl>
    </Panel>
  );
}

function Verified({ verification }: { verification: { at: string; entries: number; findings: { place: string; number: number }[] } | null }) {
  const { say } = useLanguage();
  const format = useFormat();
  if (!verification) return <Verdict tone="idle" shape="dash" word={say("audit.never")} text={say("audit.neverHow")} />;
  const { at, entries, findings } = verification;
  const text = say("audit.verifiedAt", { n: format.number(entries), at: format.at(at) });
  if (findings.length === 0) return <Verdict tone="good" shape="circle" word={say("audit.whole")} text={text} />;
  const found = findings.map(({ place, number }) => say("audit.finding", { place: placeText(say, place), n: number })).join("; ");
  return <Verdict tone="late" shape="triangle" word={say("audit.broken")} text={`${found}. ${text}`} />;
}

/** A short mark, and what there is to say beside it. */
function Verdict({ tone, shape, word, text }: Pick<Parameters<typeof Status>[0], "tone" | "shape"> & { word: string; text: string }) {
  return (
    <>
      <Status tone={tone} shape={shape}>
        {word}
      </Status>{" "}
      {text}
    </>
  );
}
