import { Link } from "@tanstack/react-router";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";

const NamedCase = graphql(`
  fragment NamedCase on ReconciledCase {
    caseId
    case {
      id
      reference
    }
  }
`);
const DifferenceCases = graphql(`
  fragment DifferenceCases on CountDifference {
    came
    cameCases {
      caseId
      ...NamedCase
    }
    gone
    goneCases {
      caseId
      ...NamedCase
    }
  }
`);

/** What parts two counts: how many came and went, and which. */
export function CountDifference({ difference: masked }: { difference: FragmentType<typeof DifferenceCases> | null }) {
  const { say } = useLanguage();
  const difference = readFragment(DifferenceCases, masked);
  if (difference === null) return <>{say("inspect.reconcileTooLong")}</>;
  const { came, cameCases, gone, goneCases } = difference;
  if (came + gone === 0) return <>{say("inspect.reconcileSame")}</>;
  return (
    <>
      {came > 0 && <NamedCases words={say("inspect.reconcileCame", { n: came })} cases={cameCases} more={came - cameCases.length} />}
      {gone > 0 && <NamedCases words={say("inspect.reconcileGone", { n: gone })} cases={goneCases} more={gone - goneCases.length} />}
    </>
  );
}

export function NamedCases({ words, cases, more }: { words: string; cases: readonly ({ caseId: string } & FragmentType<typeof NamedCase>)[]; more: number }) {
  const { say } = useLanguage();
  return (
    <details>
      <summary>{words}</summary>
      <ul>
        {cases.map((masked) => (
          <li key={masked.caseId}>
            <CaseName one={masked} />
          </li>
        ))}
      </ul>
      {more > 0 && <p>{say("inspect.reconcileMore", { n: more })}</p>}
    </details>
  );
}

function CaseName({ one: masked }: { one: FragmentType<typeof NamedCase> }) {
  const { say } = useLanguage();
  const { case: seen } = readFragment(NamedCase, masked);
  if (seen === null) return <>{say("inspect.reconcileHidden")}</>;
  return (
    <Link to="/phan-anh/$id" params={{ id: seen.id }}>
      {seen.reference}
    </Link>
  );
}
