import { useQuery, useSubscription } from "@apollo/client/react";
import { Link, useCanGoBack, useParams, useRouter } from "@tanstack/react-router";
import { CaseDirectives } from "../directives/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { useShownInstant } from "../live/index.ts";
import { Failure, Message, OldValues, Waiting } from "../ui/index.ts";
import { CaseCalls } from "./case-calls.tsx";
import { CaseChanges } from "./case-changes.tsx";
import { CaseCitizen } from "./case-citizen.tsx";
import { CaseClocks } from "./case-clocks.tsx";
import { CaseCustody } from "./case-custody.tsx";
import { CaseDecline } from "./case-decline.tsx";
import { CaseDivert } from "./case-divert.tsx";
import { CaseFacts } from "./case-facts.tsx";
import { CaseHead } from "./case-head.tsx";
import { CaseMatter } from "./case-matter.tsx";
import { CaseNoResult } from "./case-no-result.tsx";
import { CaseNow } from "./case-now.tsx";
import { CaseOwn } from "./case-own.tsx";
import { CaseProposals } from "./case-proposals.tsx";
import { CaseRestrictions } from "./case-restrictions.tsx";
import { CaseSteps } from "./case-steps.tsx";
import { CaseText } from "./case-text.tsx";
import { CaseUrge } from "./case-urge.tsx";
import classes from "./case-page.module.css";

const WholeCase = graphql(`
  fragment WholeCase on Case {
    id
    ...CaseHead
    ...CaseNow
    ...CaseText
    ...CaseClocks
    ...CaseChanges
    ...CaseProposals
    ...CaseCitizen
    ...CaseUrge
    ...CaseCalls
    ...CaseDecline
    ...CaseDivert
    ...CaseNoResult
    ...CaseMatter
    ...CaseRestrictions
    ...CaseDirectives
    ...CaseCustody
    ...CaseSteps
    ...CaseFacts
  }
`);

const CaseQuery = graphql(`
  query Case($id: ID!) {
    case(id: $id) {
      ...WholeCase
    }
  }
`);

const CaseChanged = graphql(`
  subscription CaseChanged($id: ID!) {
    caseChanged(ids: [$id]) {
      seq
      resync
      case {
        ...WholeCase
      }
    }
  }
`);

/** One case: where it is, when it is due and why, who held it, what happened, and where this is known from. */
export function CasePage() {
  const { id } = useParams({ from: "/signed-in/phan-anh/$id" });
  return <OneCase key={id} id={id} />;
}

function OneCase({ id }: { id: string }) {
  const { say } = useLanguage();
  const { data, previousData, error, refetch } = useQuery(CaseQuery, { variables: { id }, fetchPolicy: "cache-and-network" });
  useSubscription(CaseChanged, {
    variables: { id },
    ignoreResults: true,
    onData: ({ data: change }) => {
      if (change.data?.caseChanged.resync || change.data?.caseChanged.case === null) void refetch().catch(() => null);
    },
  });
  const shown = useShownInstant();
  // What was read before stays when reading it again fails.
  const answer = data ?? previousData;
  if (!answer)
    return (
      <>
        <Back />
        {error ? <Failure error={error} retry={refetch} /> : <Waiting height={560} bars={10} />}
      </>
    );
  return (
    <>
      <Back />
      {error && <OldValues retry={refetch} />}
      {answer.case ? (
        <Parts one={answer.case} shown={shown} again={() => void refetch().catch(() => null)} />
      ) : (
        <Message title={say("case.notFound")} text={say("case.notFoundWhy")} />
      )}
    </>
  );
}

/** @param shown instant that elapsed times are counted against; null: not known @param again reads the case anew */
function Parts({ one: masked, shown, again }: { one: FragmentType<typeof WholeCase>; shown: string | null; again: () => void }) {
  const one = readFragment(WholeCase, masked);
  return (
    <article className={classes["case"]} data-testid="case">
      <CaseHead one={one} shown={shown} />
      <div className={classes["columns"]}>
        <div className={classes["main"]}>
          <CaseNow one={one} shown={shown} />
          <CaseChanges one={one} shown={shown} />
          <CaseProposals one={one} />
          <CaseCalls one={one} />
          <CaseCitizen one={one} again={again} />
          <CaseUrge one={one} />
          <CaseDecline one={one} />
          <CaseDivert one={one} />
          <CaseNoResult one={one} />
          <CaseMatter one={one} />
          <CaseRestrictions one={one} />
          <CaseDirectives one={one} />
          <CaseOwn id={one.id} />
          <CaseClocks one={one} shown={shown} />
          <CaseCustody one={one} shown={shown} />
        </div>
        <div className={classes["side"]}>
          <CaseText one={one} />
          <CaseFacts one={one} shown={shown} />
          <CaseSteps one={one} />
        </div>
      </div>
    </article>
  );
}

/** Back to the list one came from, as it was; from elsewhere to the list of open cases. */
function Back() {
  const { say } = useLanguage();
  const router = useRouter();
  const canGoBack = useCanGoBack();
  return (
    <div className={`${classes["back"]} screen-only`}>
      <Link
        to="/phan-anh"
        search={{ open: true }}
        onClick={(event) => {
          if (!canGoBack || event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          router.history.back();
        }}
      >
        ← {say(canGoBack ? "case.goBack" : "case.back")}
      </Link>
    </div>
  );
}
