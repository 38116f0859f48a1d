import "../language/detail.ts";
import "../language/sources.ts";
import { useQuery } from "@apollo/client/react";
import { NativeSelect } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Failure, PageHead, Panel, Waiting } from "../ui/index.ts";
import { ManifestDesk } from "./manifest-desk.tsx";
import pageClasses from "./sources-page.module.css";

const KindsQuery = graphql(`
  query SourceKinds {
    sourceKinds {
      kind
      skeleton
    }
  }
`);

/** A new system, step by step: what it is, its manifest, a test, its first records, switching it on. */
export function ConnectPage() {
  const { say } = useLanguage();
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(KindsQuery);
  const [kind, setKind] = useState<string | null>(null);
  if (!data) return error ? <Failure error={error} retry={refetch} /> : <Waiting height={480} bars={8} />;
  const chosen = data.sourceKinds.find((one) => one.kind === kind) ?? data.sourceKinds[0];
  return (
    <>
      <PageHead title={say("sources.connect")} />
      <p className={pageClasses["lead"]}>{say("sources.connectLead")}</p>
      <div className={pageClasses["cards"]}>
        <Panel title={say("sources.kind")} lead={say("sources.kindLead")}>
          <NativeSelect
            aria-label={say("sources.kind")}
            className={pageClasses["kind"]}
            value={chosen?.kind ?? ""}
            onChange={({ currentTarget: { value } }) => setKind(value)}
            data={data.sourceKinds.map((one) => ({ value: one.kind, label: say(`kindOfSource.${one.kind as "rest"}`) }))}
            data-testid="kind"
          />
        </Panel>
        {chosen && (
          <Panel title={say("sources.fill")} lead={say("sources.fillLead")}>
            <ManifestDesk
              key={chosen.kind}
              manifest={chosen.skeleton}
              secretNames={[]}
              saves={say("sources.switchOn")}
              onConnected={(code) => void navigate({ to: "/ket-noi/$code", params: { code } })}
            />
          </Panel>
        )}
      </div>
    </>
  );
}
