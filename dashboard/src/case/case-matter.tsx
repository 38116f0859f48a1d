import { Button, Group } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import type { CaseMatterFragment } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import "../language/matter.ts";
import { lateForm, Moment, Panel } from "../ui/index.ts";
import facts from "./facts.module.css";
import type { Moving } from "./matter-form.tsx";

const CaseMatterCase = graphql(`
  fragment CaseMatter on Case {
    id
    learnedAt
    caseStream
    mayJoin
    matters {
      id
      words
      at
      byName
      undoneAt
      undoneWords
      undoneByName
      mayMove
      lead {
        id
        code
        name
      }
      cooperatingUnits {
        id
        code
        name
      }
      by {
        id
        name
      }
      cases {
        id
        reference
        title
      }
      parts {
        caseId
        words
        state
        unit {
          id
          name
        }
      }
    }
    source {
      code
      name
    }
  }
`);

const JoinForm = lateForm(async () => (await import("./join-form.tsx")).JoinForm);
const MatterForm = lateForm(async () => (await import("./matter-form.tsx")).MatterForm);

/** The matter that the case is one of several in: who leads it, which agency has which part; joining, splitting, undoing. */
export function CaseMatter({ one: masked }: { one: FragmentType<typeof CaseMatterCase> }) {
  const { say } = useLanguage();
  const [asking, setAsking] = useState<Moving | null>(null);
  const [joining, setJoining] = useState(false);
  const one = readFragment(CaseMatterCase, masked);
  if (one.matters.length === 0 && !one.mayJoin) return null;
  return (
    <Panel title={say("matter.title")} lead={say("matter.lead")}>
      {one.matters.map((matter) => (
        <div key={matter.id} data-testid="matter" data-undone={matter.undoneAt !== null}>
          <MatterFacts matter={matter} source={one.source.name} caseId={one.id} />
          {matter.mayMove && (
            <Group gap={6} mt={6}>
              <Button
                size="xs"
                variant="default"
                {...MatterForm.ahead}
                onClick={() => setAsking({ split: matter.id, caseId: one.id, seen: one.learnedAt, units: [matter.lead, ...matter.cooperatingUnits] })}
                data-testid="split-matter"
              >
                {say("matter.split")}
              </Button>
              <Button size="xs" variant="default" {...MatterForm.ahead} onClick={() => setAsking({ undo: matter.id })} data-testid="undo-matter">
                {say("matter.undo")}
              </Button>
            </Group>
          )}
        </div>
      ))}
      {one.mayJoin && (
        <Button size="xs" variant="default" mt={6} {...JoinForm.ahead} onClick={() => setJoining(true)} data-testid="join-cases">
          {say("matter.join")}
        </Button>
      )}
      {joining && <JoinForm caseId={one.id} stream={one.caseStream} close={() => setJoining(false)} />}
      {asking !== null && <MatterForm asked={asking} close={() => setAsking(null)} />}
    </Panel>
  );
}

function MatterFacts({ matter, source, caseId }: { matter: CaseMatterFragment["matters"][number]; source: string; caseId: string }) {
  const { say } = useLanguage();
  const { lead, cooperatingUnits, words, at, byName, by, cases, parts, undoneAt, undoneWords, undoneByName } = matter;
  const others = cases.filter(({ id }) => id !== caseId);
  return (
    <dl className={facts["facts"]}>
      <div>
        <dt>
          <Moment at={at} />
        </dt>
        <dd>
          <strong>{say("matter.ledBy", { unit: lead.name })}</strong>
          {cooperatingUnits.length > 0 && ` · ${say("matter.with", { units: cooperatingUnits.map(({ name }) => name).join(", ") })}`}
          <br />
          {words}
          <br />
          {say("call.by", { name: byName, unit: by.name })}
          {others.map(({ id, reference, title }) => (
            <span key={id}>
              <br />
              <Link to="/phan-anh/$id" params={{ id }}>
                {reference}
              </Link>{" "}
              {title}
            </span>
          ))}
        </dd>
      </div>
      {parts.map((part) => (
        <div key={`${part.caseId} ${part.unit.id} ${part.words}`}>
          <dt>{part.unit.name}</dt>
          <dd>
            {part.words} · {say(`request.state.${part.state}`, { source })}
          </dd>
        </div>
      ))}
      {undoneAt !== null && (
        <div>
          <dt>
            <Moment at={undoneAt} />
          </dt>
          <dd>
            {say("matter.undone", { name: undoneByName ?? "" })}: {undoneWords}
          </dd>
        </div>
      )}
    </dl>
  );
}
