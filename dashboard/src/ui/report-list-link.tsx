import type { ReactNode } from "react";
import { reportListOf } from "../address/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { CasesLink } from "./cases-link.tsx";

const ReportListConditions = graphql(`
  fragment ReportList on ReportList {
    unit
    unitOnly
    stream
    reckoning
    stage
    field
    channel
    severity
    lateness
    open
    merged
    urgent
    receivedFrom
    receivedTo
    closedFrom
    closedTo
    handledFrom
    handledTo
    handledLate
    balance
    balanceFrom
    balanceTo
    backlogClass
    backlogClassOn
  }
`);

interface Settings {
  /** null: the number is the length of no list */
  list: FragmentType<typeof ReportListConditions> | null;
  asOf: string;
  /** Said instead of the number alone. */
  label?: string;
  children: ReactNode;
}

/** A report's number as the door to its list at a point. */
export function ReportListLink({ list: masked, asOf, children, ...said }: Settings) {
  const list = readFragment(ReportListConditions, masked);
  if (!list) return <>{children}</>;
  return (
    <CasesLink search={reportListOf(list, asOf)} {...said}>
      {children}
    </CasesLink>
  );
}
