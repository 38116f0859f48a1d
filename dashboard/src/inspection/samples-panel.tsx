import { Link } from "@tanstack/react-router";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { type InspectionSamplesFragment, SampleVerdict, StratumKind } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { ChoiceField, LineField, Panel, saidIn, WordsField } from "../ui/index.ts";
import { ActButton } from "./act-button.tsx";
import { useAct } from "./use-act.ts";
import classes from "./inspection.module.css";

const InspectionSamples = graphql(`
  fragment InspectionSamples on Inspection {
    id
    state
    mayInspect
    samples {
      id
      seed
      drawsAlike
      strata {
        stratum
        size
        frame
        drawn
      }
      cases {
        caseId
        position
        stratum
        verdict
        words
        case {
          id
          reference
          title
        }
      }
    }
  }
`);
const Draw = graphql(`
  mutation DrawInspectionSample($input: DrawSampleInput!) {
    drawInspectionSample(input: $input) {
      __typename
      ... on InspectionRefused {
        message
        at
      }
      ... on InspectionWritten {
        inspection {
          id
          ...InspectionSamples
        }
      }
    }
  }
`);
const Judge = graphql(`
  mutation JudgeSampleCase($input: JudgeSampleInput!) {
    judgeSampleCase(input: $input) {
      __typename
      ... on InspectionRefused {
        message
        at
      }
      ... on InspectionWritten {
        inspection {
          id
          ...InspectionSamples
        }
      }
    }
  }
`);
const KINDS = Object.values(StratumKind);
const VERDICTS = [SampleVerdict.InOrder, SampleVerdict.NotInOrder];

/** Random samples of the unit's cases, and what was found of each case. */
export function SamplesPanel({ one: masked }: { one: FragmentType<typeof InspectionSamples> }) {
  const { say } = useLanguage();
  const { id, state, mayInspect, samples } = readFragment(InspectionSamples, masked);
  const draw = useAct(Draw);
  const isOpen = mayInspect && state === "OPEN";
  const send = (form: HTMLFormElement, key: string) => {
    const strata = KINDS.map((kind) => ({ kind, size: Number(saidIn(form, kind) || "0") })).filter(({ size }) => size > 0);
    return draw({ key, id, strata });
  };
  const aside = isOpen && (
    <ActButton label={say("inspect.draw")} testId="draw-sample" send={send}>
      {KINDS.map((kind) => (
        <LineField
          key={kind}
          name={kind}
          about={kind === KINDS[0] ? "strata" : kind}
          type="number"
          min={0}
          max={200}
          label={say("inspect.size", { name: say(`inspect.stratum.${kind}`) })}
        />
      ))}
    </ActButton>
  );
  return (
    <Panel title={say("inspect.samples")} lead={samples.length === 0 ? say("inspect.drawNone") : undefined} aside={aside}>
      {samples.map((sample) => (
        <Sample key={sample.id} sample={sample} isOpen={isOpen} />
      ))}
    </Panel>
  );
}

type Drawn = InspectionSamplesFragment["samples"][number];

function Sample({ sample, isOpen }: { sample: Drawn; isOpen: boolean }) {
  const { say } = useLanguage();
  const { id, seed, drawsAlike, strata, cases } = sample;
  const named = (stratum: string) => say(`inspect.stratum.${stratum.split(":")[0] as StratumKind}`);
  const parts = strata.map(({ stratum, drawn, frame }) => say("inspect.stratumOf", { name: named(stratum), drawn, frame }));
  return (
    <>
      <p className={classes["facts"]} data-testid="drawn-sample" data-alike={drawsAlike}>
        {[...parts, say("inspect.seed", { seed: seed.slice(0, 16) }), say(drawsAlike ? "inspect.alike" : "inspect.notAlike")].join(" · ")}
      </p>
      <ol className={classes["list"]}>
        {cases.map((one) => (
          <Case key={one.caseId} one={one} sampleId={id} isOpen={isOpen} stratum={named(one.stratum)} />
        ))}
      </ol>
    </>
  );
}

function Case({ one, sampleId, isOpen, stratum }: { one: Drawn["cases"][number]; sampleId: string; isOpen: boolean; stratum: string }) {
  const { say } = useLanguage();
  const judge = useAct(Judge);
  const { caseId, case: seen, verdict, words } = one;
  const send = (form: HTMLFormElement, key: string) =>
    judge({ key, sample: sampleId, caseId, verdict: saidIn(form, "verdict") as SampleVerdict, words: saidIn(form, "words") });
  const found = verdict ? `${say(`inspect.verdict.${verdict}`)}: ${words ?? ""}` : say("inspect.notJudged");
  return (
    <li data-testid="sample-case" data-verdict={verdict ?? ""}>
      {seen ? (
        <Link to="/phan-anh/$id" params={{ id: seen.id }} className={classes["name"]}>
          {`${seen.reference}: ${seen.title}`}
        </Link>
      ) : (
        <span className={classes["name"]}>{say("inspect.hidden")}</span>
      )}
      <p className={classes["facts"]}>{`${stratum} · ${found}`}</p>
      {isOpen && (
        <ActButton label={say("inspect.judge")} about={seen?.reference ?? caseId} testId={`judge-${one.position}`} send={send} small>
          <ChoiceField
            name="verdict"
            label={say("inspect.verdict")}
            data={VERDICTS.map((value) => ({ value, label: say(`inspect.verdict.${value}`) }))}
            required
          />
          <WordsField name="words" label={say("inspect.words")} maxLength={4_000} required />
        </ActButton>
      )}
    </li>
  );
}
