import "../language/detail.ts";
import "../language/directives.ts";
import { useQuery } from "@apollo/client/react";
import { Link, useParams } from "@tanstack/react-router";
import { useFormat } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import type { DirectiveQuery as Answer } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { answeredBy, Failure, Message, OldValues, PageHead, Panel, Waiting } from "../ui/index.ts";
import { DirectedList } from "./directed-list.tsx";
import { LetterButton } from "./letter-button.tsx";
import { ObligationPanel } from "./obligation-panel.tsx";
import { useDirectiveNews } from "./use-news.ts";
import { Withdraw } from "./withdraw.tsx";
import classes from "./directives.module.css";

const DirectiveQuery = graphql(`
  query Directive($id: ID!) {
    directive(id: $id) {
      id
      kind
      subject
      words
      byName
      issuedAt
      caseCount
      mayWithdraw
      by {
        id
        name
      }
      asOf {
        instant
      }
      obligations {
        id
        ...ObligationWhole
      }
    }
  }
`);

/** One directive: what was asked for, how each addressed unit stands, its list and its letter. */
export function DirectivePage() {
  const { id } = useParams({ from: "/signed-in/chi-dao/$id" });
  return <OneDirective key={id} id={id} />;
}

function OneDirective({ id }: { id: string }) {
  const { say } = useLanguage();
  const { data, previousData, error, loading, refetch } = useQuery(DirectiveQuery, { variables: { id }, fetchPolicy: "cache-and-network" });
  useDirectiveNews(() => refetch().catch(() => null));
  const answer = answeredBy({ data, previousData, error, loading }).shown;
  return (
    <>
      <p className={classes["facts"]}>
        <Link to="/chi-dao">← {say("directives.title")}</Link>
      </p>
      {!answer && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={400} bars={8} />)}
      {answer && error && <OldValues retry={refetch} />}
      {answer && !answer.directive && <Message title={say("directives.notFound")} text={say("directives.notFoundWhy")} />}
      {answer?.directive && <Whole one={answer.directive} again={() => void refetch().catch(() => null)} />}
    </>
  );
}

function Whole({ one, again }: { one: NonNullable<Answer["directive"]>; again: () => void }) {
  const { say } = useLanguage();
  const format = useFormat();
  return (
    <article data-testid="directive">
      <PageHead
        title={one.subject}
        under={`${say(`directives.kind.${one.kind}`)} · ${say("directives.by", { name: one.byName, unit: one.by.name })} · ${format.at(one.issuedAt)}`}
      />
      <div className={classes["parts"]}>
        <Panel title={say("directives.words")} lead={one.asOf && say("directives.numberAt", { at: format.at(one.asOf.instant) })}>
          <p className={classes["words"]}>{one.words}</p>
          <div className={classes["acts"]}>
            <LetterButton id={one.id} />
            {one.mayWithdraw && <Withdraw id={one.id} done={again} />}
          </div>
        </Panel>
        {one.obligations.map((obligation) => (
          <ObligationPanel key={obligation.id} one={obligation} />
        ))}
        <DirectedList id={one.id} caseCount={one.caseCount} />
      </div>
    </article>
  );
}
