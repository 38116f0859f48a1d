import "../language/detail.ts";
import "../language/directives.ts";
import { useQuery } from "@apollo/client/react";
import { useSearch } from "@tanstack/react-router";
import { filterOf, type NewDirectiveSearch } from "../address/index.ts";
import { useFormat } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Failure, Message, PageHead, Waiting } from "../ui/index.ts";
import { DirectiveForm } from "./directive-form.tsx";
import classes from "./directives.module.css";

const AboutCase = graphql(`
  query DirectiveAboutCase($id: ID!) {
    case(id: $id) {
      id
      reference
      title
    }
  }
`);
const AboutList = graphql(`
  query DirectiveAboutList($filter: CaseFilter, $asOf: String) {
    cases(filter: $filter, asOf: $asOf, first: 0) {
      totalCount
      asOf {
        instant
        token
      }
    }
  }
`);

/** A new directive about one case, or about a list whose conditions, as-of and count stand in the address. */
export function NewDirectivePage() {
  const { say } = useLanguage();
  const search = useSearch({ from: "/signed-in/chi-dao/lap/moi" });
  return (
    <>
      <PageHead title={say("directives.new")} />
      {search.about === undefined && search.asOf === undefined && <Message title={say("directives.nothing")} text={say("directives.nothingWhy")} />}
      {search.about !== undefined && <OneCase id={search.about} />}
      {search.about === undefined && search.asOf !== undefined && <AList search={search} asOf={search.asOf} />}
    </>
  );
}

function OneCase({ id }: { id: string }) {
  const { say } = useLanguage();
  const { data, error, refetch } = useQuery(AboutCase, { variables: { id } });
  if (!data) return error ? <Failure error={error} retry={refetch} /> : <Waiting height={60} bars={1} />;
  if (!data.case) return <Message title={say("case.notFound")} text={say("case.notFoundWhy")} />;
  return (
    <>
      <p className={classes["lead"]}>{say("directives.aboutOne", { reference: data.case.reference, title: data.case.title })}</p>
      <DirectiveForm about={{ caseId: id }} />
    </>
  );
}

function AList({ search: { about: _about, count: _count, ...conditions }, asOf }: { search: NewDirectiveSearch; asOf: string }) {
  const { say } = useLanguage();
  const format = useFormat();
  const filter = filterOf(conditions);
  const { data, error, refetch } = useQuery(AboutList, { variables: { filter, asOf }, fetchPolicy: "network-only" });
  if (!data) return error ? <Failure error={error} retry={refetch} /> : <Waiting height={60} bars={1} />;
  const { totalCount, asOf: at } = data.cases;
  if (totalCount === 0) return <Message title={say("directives.nothing")} text={say("directives.nothingWhy")} />;
  return (
    <>
      <p className={classes["lead"]} data-testid="about-list" data-value={totalCount}>
        {say("directives.about", { n: totalCount, at: format.atSecond(at.instant) })}
      </p>
      <DirectiveForm about={{ counted: { filter, asOf: at.token, count: totalCount } }} />
    </>
  );
}
