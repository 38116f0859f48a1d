import { Button, Group } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import type { CaseMatterFragment } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import "../language/matter.ts";
import { Moment, Panel } from "../ui/index.ts";
import facts from "./facts.module.css";
import { MatterForm } from "./matter-form.tsx";
import type { Joining } from "./matter-form.tsx";

const CaseMatterCase = graphql(`
  fragment CaseMatter on Case {
    id
    learnedAt
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

/** The matter that the case is one of several in: who leads it, which agency has which part; joining, splitting, undoing. */
export function CaseMatter({ one: masked }: { one: FragmentType<typeof CaseMatterCase> }) {
  const { say } = useLanguage();
  const [asking, setAsking] = useState<Joining | null>(null);
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
                onClick={() => setAsking({ split: matter.id, caseId: one.id, seen: one.learnedAt, units: [matter.lead, ...matter.cooperatingUnits] })}
                data-testid="split-matter"
              >
                {say("matter.split")}
              </Button>
              <Button size="xs" variant="default" onClick={() => setAsking({ undo: matter.id })} data-testid="undo-matter">
                {say("matter.undo")}
              </Button>
            </Group>
          )}
        </div>
      ))}
      {one.mayJoin && (
        <Button size="xs" variant="default" mt={6} onClick={() => setAsking({ join: one.id })} data-testid="join-cases">
          {say("matter.join")}
        </Button>
      )}
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
