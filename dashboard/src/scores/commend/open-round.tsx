import { useMutation } from "@apollo/client/react";
import { type FragmentType, graphql, readFragment } from "../../gql/index.ts";
import { PeriodKind } from "../../gql/graphql.ts";
import { useLanguage } from "../../language/index.ts";
import { ChoiceField, LineField, saidIn } from "../../ui/index.ts";
import { Act } from "./act.tsx";

const OpenRoundForm = graphql(`
  fragment OpenRoundForm on CommendationForm {
    code
    name {
      vi
      en
    }
  }
`);
const OpenRoundScheme = graphql(`
  fragment OpenRoundScheme on ScoringScheme {
    id
    code
    title {
      vi
      en
    }
  }
`);
const Open = graphql(`
  mutation OpenCommendationRound($input: OpenCommendationRoundInput!) {
    openCommendationRound(input: $input) {
      __typename
      ... on ScoreRefused {
        at
        message
      }
    }
  }
`);
const KINDS = [PeriodKind.Month, PeriodKind.Quarter, PeriodKind.HalfYear, PeriodKind.Year] as const;

interface OpenRoundProps {
  forms: readonly FragmentType<typeof OpenRoundForm>[];
  schemes: readonly FragmentType<typeof OpenRoundScheme>[];
  done: () => void;
}

/** The form of a round that is to be opened. */
export function OpenRound({ forms: maskedForms, schemes: maskedSchemes, done }: OpenRoundProps) {
  const { say, language } = useLanguage();
  const forms = maskedForms.map((one) => readFragment(OpenRoundForm, one));
  const schemes = new Map(maskedSchemes.map((one) => readFragment(OpenRoundScheme, one)).map(({ code, title }) => [code, title]));
  const [open] = useMutation(Open);
  const send = async (form: HTMLFormElement, key: string) => {
    const chosen = {
      form: saidIn(form, "form"),
      scheme: saidIn(form, "scheme"),
      kind: KINDS.find((kind) => kind === saidIn(form, "kind")) ?? PeriodKind.Month,
    };
    const told = { from: saidIn(form, "from"), to: saidIn(form, "to"), title: saidIn(form, "title"), legalBasis: saidIn(form, "legalBasis") };
    const input = { key, ...chosen, ...told, unit: saidIn(form, "unit") || null };
    return (await open({ variables: { input } })).data?.openCommendationRound;
  };
  return (
    <Act label={say("commend.open")} testId="open-round" send={send} done={done}>
      <LineField name="title" label={say("commend.name")} maxLength={200} required />
      <ChoiceField name="form" label={say("commend.form")} data={forms.map(({ code, name }) => ({ value: code, label: name[language] }))} />
      <ChoiceField name="scheme" label={say("commend.scheme")} data={[...schemes].map(([value, title]) => ({ value, label: title[language] }))} />
      <ChoiceField name="kind" label={say("commend.kind")} data={KINDS.map((kind) => ({ value: kind, label: say(`score.kind.${kind}`) }))} />
      <LineField name="from" type="date" label={say("commend.from")} required />
      <LineField name="to" type="date" label={say("commend.to")} required />
      <LineField name="unit" label={say("commend.unitOrAll")} maxLength={40} />
      <LineField name="legalBasis" label={say("commend.basis")} maxLength={500} required />
    </Act>
  );
}
