import { Link, useRouteContext } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import type { CaseFactsFragment } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { FreshnessStatus, Moment, Panel } from "../ui/index.ts";
import facts from "./facts.module.css";
import { CaseContact } from "./case-contact.tsx";
import { CaseSubmitter } from "./case-submitter.tsx";

const CaseFactsCase = graphql(`
  fragment CaseFacts on Case {
    id
    caseStream
    channel
    field
    placeText
    area {
      name
      now
    }
    receivedAt
    closedAt
    learnedAt
    source {
      code
      name
      freshness
      readUpTo
    }
    repeatOf {
      id
      reference
      title
    }
    submitter {
      ...CaseSubmitter
    }
  }
`);

/** What is known about the case, from which source, and how fresh that is. */
export function CaseFacts({ one: masked, shown }: { one: FragmentType<typeof CaseFactsCase>; shown: string | null }) {
  const { say } = useLanguage();
  const { viewer } = useRouteContext({ from: "/signed-in" });
  const one = readFragment(CaseFactsCase, masked);
  return (
    <Panel title={say("case.facts")}>
      <dl className={facts["facts"]}>
        <Fact name={say("case.receivedAt")}>
          <Moment at={one.receivedAt} />
        </Fact>
        {one.closedAt && (
          <Fact name={say("case.closedAt")}>
            <Moment at={one.closedAt} />
          </Fact>
        )}
        <Fact name={say("filter.stream")}>{say(`stream.${one.caseStream}`)}</Fact>
        <Fact name={say("case.field")}>{say(`field.${one.field}`)}</Fact>
        <Fact name={say("case.channel")}>{say(one.channel ? `channel.${one.channel}` : "channel.unknown")}</Fact>
        {one.placeText && <Fact name={say("case.place")}>{one.placeText}</Fact>}
        {one.area && (
          <Fact name={say("case.area")}>
            {one.area.name}
            {one.area.now.length > 0 && ` (${say("case.areaNow", { names: one.area.now.join(", ") })})`}
          </Fact>
        )}
        {one.repeatOf && (
          <Fact name={say("case.repeat")}>
            <Link to="/phan-anh/$id" params={{ id: one.repeatOf.id }}>
              {one.repeatOf.reference}
            </Link>{" "}
            {one.repeatOf.title}
          </Fact>
        )}
        <CaseSource one={one} shown={shown} />
      </dl>
      <h3 className={facts["sub"]}>{say("case.submitter")}</h3>
      <CaseSubmitter submitter={one.submitter} />
      {viewer.may.some((act) => act === "seeContactOfOwnCase" || act === "revealContact") && <CaseContact key={one.id} caseId={one.id} />}
    </Panel>
  );
}

function CaseSource({ one, shown }: { one: CaseFactsFragment; shown: string | null }) {
  const { say } = useLanguage();
  const format = useFormat();
  return (
    <>
      <Fact name={say("case.source")}>
        <Link to="/ket-noi/$code" params={{ code: one.source.code }}>
          {one.source.name}
        </Link>{" "}
        <FreshnessStatus freshness={one.source.freshness} plain />
        {one.source.readUpTo && (
          <span className="number">
            {" "}
            · {say("sources.readUpTo")} {format.at(one.source.readUpTo)}
            {shown && ` (${format.ago(one.source.readUpTo, shown)})`}
          </span>
        )}
      </Fact>
      <Fact name={say("case.learned")}>
        <Moment at={one.learnedAt} />
      </Fact>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
