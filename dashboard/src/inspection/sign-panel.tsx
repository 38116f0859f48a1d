import { Link } from "@tanstack/react-router";
import { useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { SignMarkKind, type SignPanelFragment, type SignState } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { ChoiceField, Panel, saidIn, ScrollTable, type ShapeName, Status, WordsField } from "../ui/index.ts";
import { ActButton } from "./act-button.tsx";
import { useAct } from "./use-act.ts";
import classes from "./inspection.module.css";

const SignPanelReading = graphql(`
  fragment SignPanel on SignReading {
    sign
    floorCases
    floorPercent
    legalBasis
    units {
      unit {
        id
        code
        name
      }
      cases
      base
      sharePercent
      medianPercent
      state
      mark {
        mark
        words
      }
    }
  }
`);
const Mark = graphql(`
  mutation MarkUnusualSign($input: MarkSignInput!) {
    markUnusualSign(input: $input) {
      __typename
      ... on InspectionRefused {
        message
        at
      }
    }
  }
`);
const SHAPES: Readonly<Record<SignState, { tone: "late" | "good" | "idle"; shape: ShapeName }>> = {
  UNUSUAL: { tone: "late", shape: "triangle" },
  USUAL: { tone: "good", shape: "circle" },
  TOO_FEW_CASES: { tone: "idle", shape: "dash" },
  TOO_FEW_PEERS: { tone: "idle", shape: "ring" },
};
const MARKS = Object.values(SignMarkKind);
const HEADS = ["signs.units", "signs.cases", "signs.base", "signs.share", "signs.median", "signs.state", "signs.mark"] as const;

interface SignPanelProps {
  reading: FragmentType<typeof SignPanelReading>;
  span: { from: string; to: string };
  asOf: string;
  mayMark: boolean;
  done: () => void;
}

/** One sign: the units that have anything of it, beside the median of their kind. */
export function SignPanel({ reading: masked, ...rest }: SignPanelProps) {
  const { say } = useLanguage();
  const reading = readFragment(SignPanelReading, masked);
  const { sign, floorCases, floorPercent, legalBasis } = reading;
  const rows = reading.units.filter(({ cases }) => cases > 0);
  const name = say(`signs.${sign}`);
  return (
    <Panel title={name} lead={say("signs.rule", { cases: floorCases, percent: floorPercent, basis: legalBasis })}>
      {rows.every(({ state }) => state !== "UNUSUAL") && <p className={classes["facts"]}>{say("signs.onlyUnusual")}</p>}
      {rows.length > 0 && (
        <ScrollTable label={name} heads={HEADS.map((head) => say(head))} testId={`sign-${sign}`} least="wide" className={classes["table"]}>
          {rows.map((row) => (
            <Row key={row.unit.id} row={row} sign={sign} {...rest} />
          ))}
        </ScrollTable>
      )}
    </Panel>
  );
}

type RowProps = Omit<SignPanelProps, "reading"> & { row: SignPanelFragment["units"][number]; sign: SignPanelFragment["sign"] };

function Row({ row, sign, span, asOf, mayMark, done }: RowProps) {
  const { say } = useLanguage();
  const format = useFormat();
  const mark = useAct(Mark);
  const { unit, cases, base, sharePercent, medianPercent, state, mark: marked } = row;
  const percent = (value: number | null | undefined) => (value == null ? "–" : format.share(value / 100));
  const send = async (form: HTMLFormElement, key: string) => {
    const answer = await mark({ key, sign, unit: unit.code, ...span, asOf, mark: saidIn(form, "mark") as SignMarkKind, words: saidIn(form, "words") });
    if (answer?.__typename === "SignMarked") done();
    return answer;
  };
  return (
    <tr data-testid={`sign-${sign}-${unit.code}`} data-state={state}>
      <td>{unit.name}</td>
      <td>
        <Link to="/kiem-tra/dau-hieu" search={{ ...span, sign, unit: unit.code }} aria-label={`${say("signs.show")} ${cases}: ${unit.name}`}>
          {format.number(cases)}
        </Link>
      </td>
      <td>{format.number(base)}</td>
      <td>{percent(sharePercent)}</td>
      <td>{percent(medianPercent)}</td>
      <td>
        <Status {...SHAPES[state]}>{say(`signs.state.${state}`)}</Status>
      </td>
      <td>
        {marked && (
          <>
            {say(`signs.mark.${marked.mark}`)}
            <p className={classes["facts"]}>{marked.words}</p>
          </>
        )}
        {mayMark && state === "UNUSUAL" && (
          <ActButton label={say("signs.doMark")} about={unit.name} testId="mark-sign" send={send} small>
            <ChoiceField name="mark" label={say("signs.mark")} data={MARKS.map((value) => ({ value, label: say(`signs.mark.${value}`) }))} required />
            <WordsField name="words" label={say("inspect.words")} maxLength={2_000} required />
          </ActButton>
        )}
      </td>
    </tr>
  );
}
