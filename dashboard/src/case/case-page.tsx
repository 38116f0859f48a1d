import "../language/changes.ts";
import "../language/detail.ts";
import "../language/directives.ts";
import "../language/proposals.ts";
import "../language/rules.ts";
import { Link, useCanGoBack, useParams, useRouter } from "@tanstack/react-router";
import { CaseDirectives } from "../directives/index.ts";
import { type FragmentType, readFragment } from "../gql/index.ts";
import type { CaseOwnFragment } from "../gql/graphql.ts";
import { CaseInside, CaseTalk } from "../inside/index.ts";
import { useLanguage } from "../language/index.ts";
import { useShownInstant } from "../live/index.ts";
import { Failure, Message, OldValues, Waiting } from "../ui/index.ts";
import { CaseCalls } from "./case-calls.tsx";
import { CaseChanges } from "./case-changes.tsx";
import { CaseCitizen } from "./case-citizen.tsx";
import { CaseClosing } from "./case-closing.tsx";
import { CaseClocks } from "./case-clocks.tsx";
import { CaseCustody } from "./case-custody.tsx";
import { CaseDecline } from "./case-decline.tsx";
import { CaseDivert } from "./case-divert.tsx";
import { CaseEvidence } from "./case-evidence.tsx";
import { CaseFacts } from "./case-facts.tsx";
import { CaseHead } from "./case-head.tsx";
import { CaseMatter } from "./case-matter.tsx";
import { CaseNoResult } from "./case-no-result.tsx";
import { CaseNow } from "./case-now.tsx";
import { CaseProposals } from "./case-proposals.tsx";
import { CaseRestrictions } from "./case-restrictions.tsx";
import { CaseSteps } from "./case-steps.tsx";
import { CaseText } from "./case-text.tsx";
import { CaseUrge } from "./case-urge.tsx";
import classes from "./case-page.module.css";
import { CaseItself, CaseOwn, useCaseItself, useCaseOwn } from "./read-case.ts";

/** One case: where it is, when it is due and why, who held it, what happened, and where this is known from. */
export function CasePage() {
  const { id } = useParams({ from: "/signed-in/phan-anh/$id" });
  return <OneCase key={id} id={id} />;
}

function OneCase({ id }: { id: string }) {
  const { say } = useLanguage();
  const itself = useCaseItself(id);
  const own = useCaseOwn(id);
  const shown = useShownInstant();
  const error = itself.error ?? own.error;
  const refetch = () => Promise.all([itself.refetch(), own.refetch()]);
  // Both are waited for, since what came later would push away what is being read. What was read before stays when reading it again fails.
  if (!itself.answer || (!own.answer && !own.error))
    return (
      <>
        <Back />
        {itself.error ? <Failure error={itself.error} retry={refetch} /> : <Waiting height={560} bars={10} />}
      </>
    );
  return (
    <>
      <Back />
      {error && (own.answer ? <OldValues retry={refetch} /> : <Failure error={error} retry={refetch} />)}
      {itself.answer.case ? (
        <Parts one={itself.answer.case} own={own.answer?.case ?? null} shown={shown} again={itself.again} />
      ) : (
        <Message title={say("case.notFound")} text={say("case.notFoundWhy")} />
      )}
    </>
  );
}

interface PartsSettings {
  one: FragmentType<typeof CaseItself>;
  /** null: it could not be read */
  own: FragmentType<typeof CaseOwn> | null;
  /** instant that elapsed times are counted against; null: not known */
  shown: string | null;
  /** reads the case anew */
  again: () => void;
}

function Parts({ one: masked, own: maskedOwn, shown, again }: PartsSettings) {
  const one = readFragment(CaseItself, masked);
  const own = readFragment(CaseOwn, maskedOwn);
  return (
    <article className={classes["case"]} data-testid="case">
      <CaseHead one={one} shown={shown} />
      <div className={classes["columns"]}>
        <div className={classes["main"]}>
          <CaseNow one={one} shown={shown} />
          <CaseChanges one={one} shown={shown} />
          {own && <CaseClosing one={own} shown={shown} />}
          {own && <CaseProposals one={own} />}
          <CaseCalls one={one} />
          <CaseCitizen one={one} again={again} />
          <CaseUrge one={one} />
          {own && <OwnParts own={own} />}
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

function OwnParts({ own }: { own: CaseOwnFragment }) {
  return (
    <>
      <CaseDecline one={own} />
      <CaseDivert one={own} />
      <CaseNoResult one={own} />
      <CaseMatter one={own} />
      <CaseRestrictions one={own} />
      <CaseDirectives one={own} />
      <CaseInside one={own} />
      <CaseEvidence one={own} />
      <CaseTalk one={own} />
    </>
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
