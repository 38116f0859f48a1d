import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useFormat } from "../format/index.ts";
import { useLanguage } from "../language/index.ts";
import classes from "./reports.module.css";

interface Settings {
  /** "duty" or "rule": begins the names that tests know it by */
  kind: "duty" | "rule";
  title: ReactNode;
  one: { legalBasis: string; byName: string; proposedAt: string; settlement: "ADOPTED" | "DECLINED" | null; settledByName: string | null };
  maySettle: boolean;
  loading: boolean;
  /** @returns what stood in the way; null: it is settled */
  settle: (adopt: boolean) => Promise<string | null>;
}

/** Something proposed, and what a second person may do with it. */
export function ProposalItem({ kind, title, one, maySettle, loading, settle }: Settings) {
  const { say } = useLanguage();
  const format = useFormat();
  const [problem, setProblem] = useState("");
  const decide = async (adopt: boolean) => setProblem((await settle(adopt)) ?? "");
  return (
    <li data-testid={`${kind}-proposal`} data-state={one.settlement ?? "WAITS"}>
      {title}
      <p className={classes["facts"]}>
        {one.legalBasis} · {say("report.draftedBy", { name: one.byName, at: format.at(one.proposedAt) })} · {say(`duty.state.${one.settlement ?? "WAITS"}`)}
        {one.settledByName !== null && ` (${one.settledByName})`}
      </p>
      <p className={classes["problem"]} role="alert">
        {problem}
      </p>
      {maySettle && one.settlement === null && (
        <div className={classes["acts"]}>
          <Button size="compact-sm" onClick={() => void (loading || decide(true))} aria-disabled={loading} data-testid={`adopt-${kind}`}>
            {say("duty.adopt")}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => void (loading || decide(false))} aria-disabled={loading} data-testid={`decline-${kind}`}>
            {say("duty.decline")}
          </Button>
        </div>
      )}
    </li>
  );
}
