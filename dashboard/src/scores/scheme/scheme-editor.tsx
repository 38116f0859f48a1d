import { useApolloClient, useMutation } from "@apollo/client/react";
import { Button, NativeSelect } from "@mantine/core";
import { useRef, useState } from "react";
import { calendarDayText } from "../../format/index.ts";
import { graphql } from "../../gql/index.ts";
import { useLanguage } from "../../language/index.ts";
import { Panel } from "../../ui/index.ts";
import { faultWords } from "./fault-words.ts";
import { FaultsContext } from "./fields.tsx";
import { PreviewTable } from "./preview-table.tsx";
import type { Previewed } from "./preview-table.tsx";
import { documentIn, faultsByPlace } from "./scheme-document.ts";
import type { SchemeDocument } from "./scheme-document.ts";
import { SchemeFields } from "./scheme-form.tsx";
import classes from "../scores.module.css";

const Preview = graphql(`
  query PreviewScheme($input: PreviewSchemeInput!) {
    previewScheme(input: $input) {
      __typename
      ... on ScoreRefused {
        at
        message
        faults
      }
      ... on SchemePreview {
        withoutLines
        units {
          code
          name
          now
          previewed
        }
      }
    }
  }
`);
const Propose = graphql(`
  mutation ProposeScheme($input: ProposeSchemeInput!) {
    proposeScheme(input: $input) {
      __typename
      ... on ScoreRefused {
        at
        message
        faults
      }
    }
  }
`);

interface EditorProps {
  text: string;
  scheme: SchemeDocument;
  periods: readonly { id: string; from: string; to: string }[];
  mayPropose: boolean;
}
type Refused = { at: string; message: string; faults: string[] };

/** The form, its faults where they are, a preview on a past period, and the proposal. */
export function SchemeEditor({ text, scheme, periods, mayPropose }: EditorProps) {
  const { say } = useLanguage();
  const client = useApolloClient();
  const [propose, { loading }] = useMutation(Propose);
  const form = useRef<HTMLFormElement>(null);
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map());
  const [told, setTold] = useState("");
  const [previewed, setPreviewed] = useState<Previewed | null>(null);
  const written = () => (form.current === null ? text : documentIn(text, form.current));
  const refuse = (refused: Refused | undefined) => {
    const places = faultsByPlace(refused?.faults ?? []);
    setFaults(places.size > 0 || refused === undefined ? places : new Map([[refused.at, refused.message]]));
    setTold(refused?.message ?? say("scheme.failed"));
  };
  const onPreview = async (period: string) => {
    const variables = { input: { document: written(), period } };
    const answer = (await client.query({ query: Preview, variables, fetchPolicy: "no-cache" }).catch(() => null))?.data?.previewScheme;
    if (answer?.__typename !== "SchemePreview") return refuse(answer);
    setFaults(new Map());
    setTold("");
    setPreviewed(answer);
  };
  const onPropose = async () => {
    if (loading) return;
    const answer = (await propose({ variables: { input: { document: written() } } }).catch(() => null))?.data?.proposeScheme;
    if (answer?.__typename !== "SchemeKept") return refuse(answer);
    setFaults(new Map());
    setTold(say("scheme.proposed"));
  };
  return (
    <FaultsContext value={faults}>
      <form ref={form} className={classes["parts"]} onSubmit={(event) => event.preventDefault()} data-testid="scheme-form">
        <SchemeFields scheme={scheme} />
      </form>
      <Standing told={told} faults={faults} />
      <div className={classes["acts"]}>
        {periods.length === 0 ? <p className={classes["facts"]}>{say("scheme.noPeriod")}</p> : <PreviewOn periods={periods} preview={onPreview} />}
        {mayPropose && (
          <Button onClick={() => void onPropose()} aria-disabled={loading} data-testid="propose-scheme">
            {say("scheme.propose")}
          </Button>
        )}
      </div>
      {previewed && (
        <Panel title={say("scheme.previewed")}>
          <PreviewTable previewed={previewed} />
        </Panel>
      )}
    </FaultsContext>
  );
}

/** What came of the last act: words, and faults of places that are no field. */
function Standing({ told, faults }: { told: string; faults: ReadonlyMap<string, string> }) {
  const { say } = useLanguage();
  const whole = [...faults].filter(([place]) => !/\.\d+\./.test(place)).map(([, fault]) => faultWords(fault, say));
  return (
    <div role="status" className={classes["told"]} data-testid="scheme-told" data-faults={faults.size}>
      {[told, faults.size > 0 && say("scheme.faults", { n: faults.size }), ...whole].filter(Boolean).join(" · ")}
    </div>
  );
}

function PreviewOn({ periods, preview }: { periods: EditorProps["periods"]; preview: (period: string) => Promise<void> }) {
  const { say } = useLanguage();
  const [period, setPeriod] = useState(periods[0]?.id ?? "");
  const days = periods.map(({ id, from, to }) => ({ value: id, label: `${calendarDayText(from)} – ${calendarDayText(to)}` }));
  return (
    <>
      <NativeSelect label={say("scheme.period")} data={days} value={period} onChange={(event) => setPeriod(event.currentTarget.value)} />
      <Button variant="default" onClick={() => void preview(period)} data-testid="preview-scheme">
        {say("scheme.preview")}
      </Button>
    </>
  );
}
