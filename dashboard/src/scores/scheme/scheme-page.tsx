import "../../language/scheme.ts";
import { useQuery } from "@apollo/client/react";
import { useParams, useRouteContext } from "@tanstack/react-router";
import { graphql } from "../../gql/index.ts";
import { useLanguage } from "../../language/index.ts";
import { Failure, Message, PageHead, Waiting } from "../../ui/index.ts";
import { SchemeEditor } from "./scheme-editor.tsx";
import type { SchemeDocument } from "./scheme-document.ts";
import classes from "../scores.module.css";

const SchemeQuery = graphql(`
  query SchemeToEdit($id: ID!) {
    scoreSchemeDocument(id: $id)
    scorePeriods(first: 50) {
      nodes {
        id
        from
        to
        inputsHash
      }
    }
  }
`);

/** A scheme as a form: another is proposed from it. */
export function SchemePage() {
  const { say, language } = useLanguage();
  const { viewer } = useRouteContext({ from: "/signed-in" });
  const { id } = useParams({ from: "/signed-in/diem/bo-tieu-chi/$id" });
  const { data, error, refetch } = useQuery(SchemeQuery, { variables: { id } });
  if (data === undefined) return error ? <Failure error={error} retry={refetch} /> : <Waiting height={320} bars={6} />;
  const { scoreSchemeDocument: text, scorePeriods } = data;
  if (text === null) return <Message title={say("scheme.notFound")} />;
  const scheme = JSON.parse(text) as SchemeDocument;
  const taken = scorePeriods.nodes.filter(({ inputsHash }) => inputsHash !== null);
  return (
    <>
      <PageHead title={say("scheme.editing", { title: scheme.title[language] })} />
      <p className={classes["lead"]}>{say("scheme.lead")}</p>
      <SchemeEditor key={id} text={text} scheme={scheme} periods={taken} mayPropose={viewer.may.includes("proposeScheme")} />
    </>
  );
}
