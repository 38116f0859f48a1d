import { useMutation } from "@apollo/client/react";
import { Button, PasswordInput, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { ScrollTable } from "../ui/index.ts";
import { Refusals } from "./refusals.tsx";
import { PreviewedRecords } from "./previewed-records.tsx";
import classes from "./source-page.module.css";

const CheckFindings = graphql(`
  fragment CheckFindings on SourceCheck {
    ok
    findings {
      step
      ok
      fault
      message
    }
  }
`);
const Check = graphql(`
  mutation CheckSource($input: SourceMeantInput!) {
    checkSource(input: $input) {
      __typename
      ...CheckFindings
      ...Refusals
    }
  }
`);
const Preview = graphql(`
  mutation PreviewSource($input: SourceMeantInput!) {
    previewSource(input: $input) {
      __typename
      ...PreviewedRecords
      ...Refusals
    }
  }
`);
const Connect = graphql(`
  mutation ConnectSource($input: ConnectSourceInput!) {
    connectSource(input: $input) {
      __typename
      ... on Source {
        code
      }
      ...Refusals
    }
  }
`);

interface Desk {
  /** the manifest to begin with, YAML */
  manifest: string;
  /** names of the secrets that are kept already */
  secretNames: readonly string[];
  /** what the last button says */
  saves: string;
  onConnected: (code: string) => void;
}

type Shown =
  | { what: "check"; found: FragmentType<typeof CheckFindings> }
  | { what: "preview"; found: Parameters<typeof PreviewedRecords>[0]["preview"] }
  | { what: "refused"; found: Parameters<typeof Refusals>[0]["refused"] }
  | { what: "failed" };

/** A manifest on the desk: fill in, test, look at the first records, then let it in. Nothing is written before the last step. */
export function ManifestDesk({ manifest, secretNames, saves, onConnected }: Desk) {
  const { say } = useLanguage();
  const [text, setText] = useState(manifest);
  const [secrets, setSecrets] = useState<Record<string, string>>({});
  const [shown, setShown] = useState<Shown | null>(null);
  const [check, checking] = useMutation(Check);
  const [preview, previewing] = useMutation(Preview);
  const [connect, connecting] = useMutation(Connect);
  const busy = checking.loading || previewing.loading || connecting.loading;
  const input = { manifest: text, secrets: Object.entries(secrets).flatMap(([name, value]) => (value === "" ? [] : [{ name, value }])) };
  const look = async () => {
    const found = (await check({ variables: { input } }).catch(() => null))?.data?.checkSource;
    setShown(!found ? { what: "failed" } : found.__typename === "SourceCheck" ? { what: "check", found } : { what: "refused", found });
  };
  const see = async () => {
    const found = (await preview({ variables: { input } }).catch(() => null))?.data?.previewSource;
    setShown(!found ? { what: "failed" } : found.__typename === "SourcePreview" ? { what: "preview", found } : { what: "refused", found });
  };
  const take = async () => {
    const found = (await connect({ variables: { input } }).catch(() => null))?.data?.connectSource;
    if (found?.__typename === "Source") return onConnected(found.code);
    setShown(found?.__typename === "SourceRefused" ? { what: "refused", found } : { what: "failed" });
  };
  return (
    <>
      <Textarea
        className={classes["manifest"]}
        label={say("sources.manifestHint")}
        lang="zxx"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        autosize
        minRows={12}
        maxRows={30}
        spellCheck={false}
        data-testid="manifest"
      />
      <Secrets names={secretNames} values={secrets} onTold={setSecrets} />
      <div className={classes["acts"]}>
        <Button variant="default" aria-disabled={busy} onClick={() => void (busy || look())} data-testid="check-source">
          {say("sources.check")}
        </Button>
        <Button variant="default" aria-disabled={busy} onClick={() => void (busy || see())} data-testid="preview-source">
          {say("sources.preview")}
        </Button>
        <Button aria-disabled={busy} onClick={() => void (busy || take())} data-testid="save-source">
          {saves}
        </Button>
        {busy && <span role="status">{say("sources.working")}</span>}
      </div>
      {shown?.what === "failed" && (
        <p role="alert" className={classes["problem"]}>
          {say("sources.failed")}
        </p>
      )}
      {shown?.what === "check" && <Findings check={shown.found} />}
      {shown?.what === "preview" && (
        <PreviewedRecords preview={shown.found} onMapped={(list, word, meaning) => void withWord(text, list, word, meaning).then(setText)} />
      )}
      {shown?.what === "refused" && <Refusals refused={shown.found} />}
    </>
  );
}

/** The manifest with one more word in its list; its comments and order stay. */
async function withWord(manifest: string, list: string, word: string, meaning: string): Promise<string> {
  const { parseDocument } = await import("yaml");
  const document = parseDocument(manifest);
  document.setIn(["config", "words", list === "stream" ? "caseStream" : list, word], meaning);
  return document.toString({ lineWidth: 0 });
}

/** Names and values of secrets; a kept one is named and never shown. */
function Secrets({ names, values, onTold }: { names: readonly string[]; values: Record<string, string>; onTold: (values: Record<string, string>) => void }) {
  const { say } = useLanguage();
  const [name, setName] = useState("");
  const all = [...new Set([...names, ...Object.keys(values)])];
  return (
    <>
      <p className={classes["note"]}>{say("sources.secretsLead")}</p>
      <div className={classes["secrets"]}>
        {all.map((one) => (
          <PasswordInput
            key={one}
            size="xs"
            label={one}
            placeholder={names.includes(one) ? say("sources.secretKept") : ""}
            autoComplete="off"
            visibilityToggleButtonProps={{ "aria-label": say("sources.secretShow") }}
            value={values[one] ?? ""}
            onChange={(event) => onTold({ ...values, [one]: event.currentTarget.value })}
          />
        ))}
        <TextInput size="xs" label={say("sources.secretName")} value={name} onChange={(event) => setName(event.currentTarget.value.trim())} />
        <Button
          size="xs"
          variant="default"
          aria-disabled={name === ""}
          onClick={() => {
            if (name !== "") onTold({ ...values, [name]: values[name] ?? "" });
            setName("");
          }}
        >
          {say("sources.secretAdd")}
        </Button>
      </div>
    </>
  );
}

function Findings({ check: masked }: { check: FragmentType<typeof CheckFindings> }) {
  const { say } = useLanguage();
  const { ok, findings } = readFragment(CheckFindings, masked);
  return (
    <div role="status" data-testid="findings" data-ok={ok}>
      <p>
        <strong>{say(ok ? "sources.checkGood" : "sources.checkBad")}</strong>
      </p>
      <ScrollTable label={say("sources.check")}>
        {findings.map(({ step, ok: good, fault, message }) => (
          <tr key={step}>
            <th scope="row">{say(`checkStep.${step}`)}</th>
            <td className={good ? undefined : classes["problem"]}>{good ? say("sources.good") : fault === null ? "" : say(`fault.${fault}`)}</td>
            <td lang="en">{message}</td>
          </tr>
        ))}
      </ScrollTable>
    </div>
  );
}
