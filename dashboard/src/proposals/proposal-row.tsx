import { Link } from "@tanstack/react-router";
import { dayText, useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import type { ProposalRowFragment, ProposalState } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Status } from "../ui/index.ts";
import { ProposalActs } from "./proposal-acts.tsx";
import classes from "./proposals.module.css";

const ProposalRowProposal = graphql(`
  fragment ProposalRow on CaseProposal {
    id
    kind
    state
    words
    commitment
    dueDay
    paper
    byName
    proposedAt
    settledAt
    settledByName
    settledWords
    lapsedBecause
    reason {
      code
      name
      legalBasis
      assumed
    }
    by {
      id
      name
    }
    toUnit {
      id
      name
    }
    change {
      id
      state
      reason
    }
    repeats {
      signs
      receivedAt
      caseId
      reference
    }
    ...ProposalActs
  }
`);

const LOOK: Record<ProposalState, { tone: "good" | "soon" | "late" | "idle"; shape: "circle" | "ring" | "triangle" | "dash" }> = {
  PROPOSED: { tone: "soon", shape: "ring" },
  APPROVED: { tone: "good", shape: "circle" },
  REJECTED: { tone: "late", shape: "triangle" },
  WITHDRAWN: { tone: "idle", shape: "dash" },
  LAPSED: { tone: "idle", shape: "dash" },
};

/** One proposal: what, by whom, why, what speaks against it, what became of it; and deciding it. @param source name of the case's source */
export function ProposalRow({ proposal: masked, source }: { proposal: FragmentType<typeof ProposalRowProposal>; source: string }) {
  const { say } = useLanguage();
  const format = useFormat();
  const one = readFragment(ProposalRowProposal, masked);
  return (
    <div className={classes["row"]} data-testid="proposal" data-state={one.state} data-kind={one.kind}>
      <p className={classes["what"]}>
        <strong>{say(`proposal.kind.${one.kind}`)}</strong>{" "}
        <Status {...LOOK[one.state]} plain>
          {say(`proposal.state.${one.state}`)}
        </Status>
      </p>
      <p className={classes["who"]}>{say("proposal.by", { name: one.byName, unit: one.by.name, at: format.at(one.proposedAt) })}</p>
      <Told one={one} />
      <Repeats one={one} />
      <Outcome one={one} source={source} />
      <ProposalActs proposal={one} />
    </div>
  );
}

function Told({ one }: { one: ProposalRowFragment }) {
  const { say } = useLanguage();
  return (
    <>
      <p className={classes["words"]}>{one.words}</p>
      {one.reason && (
        <p className={classes["note"]}>{say(one.reason.assumed ? "proposal.basisAssumed" : "proposal.basis", { basis: one.reason.legalBasis })}</p>
      )}
      {one.toUnit && <p className={classes["note"]}>{say("proposal.to", { unit: one.toUnit.name })}</p>}
      {one.dueDay && <p className={classes["note"]}>{say("proposal.until", { day: dayText(`${one.dueDay}T00:00:00+07:00`) })}</p>}
      {one.paper && <p className={classes["note"]}>{say("proposal.paper", { paper: one.paper })}</p>}
    </>
  );
}

/** Later reports of the same: what speaks against closing it as old. */
function Repeats({ one }: { one: ProposalRowFragment }) {
  const { say } = useLanguage();
  const format = useFormat();
  if (one.kind !== "CLOSE") return null;
  if (one.repeats.length === 0) return <p className={classes["note"]}>{say("proposal.noRepeats")}</p>;
  return (
    <div className={classes["note"]}>
      {say("proposal.repeats", { n: one.repeats.length })}
      <ul className={classes["repeats"]}>
        {one.repeats.map(({ signs, receivedAt, caseId, reference }) => (
          <li key={`${receivedAt} ${caseId}`}>
            {caseId ? (
              <Link to="/phan-anh/$id" params={{ id: caseId }}>
                {reference}
              </Link>
            ) : (
              say("proposal.repeatUnseen")
            )}
            {`, ${format.at(receivedAt)}: ${signs.map((sign) => say(`proposal.sign.${sign}`)).join(", ")}`}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** How far what was approved is at the source; what the source refuses, or has moved on from, has not happened. */
function Sent({ change: { state, reason }, source }: { change: NonNullable<ProposalRowFragment["change"]>; source: string }) {
  const { say } = useLanguage();
  const words = `${say(`request.state.${state}`, { source })}${reason ? ` · ${reason}` : ""}`;
  if (state !== "REFUSED" && state !== "CONFLICT" && state !== "NOT_SHOWN") return <p className={classes["note"]}>{words}</p>;
  return (
    <p className={classes["what"]} role="status">
      <Status tone="late" shape="triangle" plain>
        {words}
      </Status>
    </p>
  );
}

function Outcome({ one, source }: { one: ProposalRowFragment; source: string }) {
  const { say } = useLanguage();
  const format = useFormat();
  const at = one.settledAt === null ? "" : format.at(one.settledAt);
  return (
    <>
      {one.settledByName && one.state !== "WITHDRAWN" && <p className={classes["who"]}>{say("proposal.settled", { name: one.settledByName, at })}</p>}
      {one.settledWords && <p className={classes["words"]}>{one.settledWords}</p>}
      {one.lapsedBecause && <p className={classes["note"]}>{say(`proposal.lapsed.${one.lapsedBecause}`)}</p>}
      {one.change && <Sent change={one.change} source={source} />}
    </>
  );
}
