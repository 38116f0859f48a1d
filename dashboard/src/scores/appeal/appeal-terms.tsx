import { type FragmentType, graphql, readFragment } from "../../gql/index.ts";
import { useLanguage } from "../../language/index.ts";
import classes from "../scores.module.css";

const AppealTermsRules = graphql(`
  fragment AppealTerms on ScoreAppealRules {
    terms {
      kind
      answeredBy
      answerLimit
      sealedLimit
      movedLimit
      legalBasis
    }
  }
`);

/** Who answers what and by when, with its basis. */
export function AppealTerms({ rules: masked }: { rules: FragmentType<typeof AppealTermsRules> }) {
  const { say } = useLanguage();
  const { terms } = readFragment(AppealTermsRules, masked);
  const span = (limit: string): string => (limit.endsWith("wd") ? say("appeal.days", { n: Number.parseInt(limit, 10) }) : limit);
  return terms.map(({ kind, answeredBy, answerLimit, sealedLimit, movedLimit, legalBasis }) => (
    <p key={kind} className={classes["note"]}>
      {say("appeal.term", {
        kind: say(`appeal.kind.${kind}`),
        by: say(`appeal.answeredBy.${answeredBy}`),
        limit: span(answerLimit),
        sealed: span(sealedLimit),
        moved: span(movedLimit),
        basis: legalBasis,
      })}
    </p>
  ));
}
