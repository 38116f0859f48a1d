import { useMutation } from "@apollo/client/react";
import { type FragmentType, graphql, readFragment } from "../../gql/index.ts";
import { CommendationAbout, PeriodKind } from "../../gql/graphql.ts";
import { useLanguage } from "../../language/index.ts";
import { ChoiceField, LineField, saidIn } from "../../ui/index.ts";
import { Act } from "./act.tsx";

const OpenRoundForm = graphql(`
  fragment OpenRoundForm on CommendationForm {
    code
    about
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
const KINDS = {
  [CommendationAbout.Units]: [PeriodKind.Month, PeriodKind.Quarter, PeriodKind.HalfYear, PeriodKind.Year],
  [CommendationAbout.Officers]: [PeriodKind.Quarter, PeriodKind.Year],
} as const;

interface OpenRoundProps {
  about: CommendationAbout;
  forms: readonly FragmentType<typeof OpenRoundForm>[];
  schemes: readonly FragmentType<typeof OpenRoundScheme>[];
  done: () => void;
}

/** The form of a round that is to be opened, about units by a scheme's scores or about officers by their sheets. */
export function OpenRound({ about, forms: maskedForms, schemes: maskedSchemes, done }: OpenRoundProps) {
  const { say, language } = useLanguage();
  const forms = maskedForms.map((one) => readFragment(OpenRoundForm, one)).filter((one) => one.about === about);
  const kinds = KINDS[about];
  const schemes = new Map(maskedSchemes.map((one) => readFragment(OpenRoundScheme, one)).map(({ code, title }) => [code, title]));
  const [open] = useMutation(Open);
  const send = async (form: HTMLFormElement, key: string) => {
    const chosen = {
      form: saidIn(form, "form"),
      scheme: about === CommendationAbout.Units ? saidIn(form, "scheme") : null,
      kind: kinds.find((kind) => kind === saidIn(form, "kind")) ?? kinds[0],
    };
    const told = { from: saidIn(form, "from"), to: saidIn(form, "to"), title: saidIn(form, "title"), legalBasis: saidIn(form, "legalBasis") };
    const input = { key, about, ...chosen, ...told, unit: saidIn(form, "unit") || null };
    return (await open({ variables: { input } })).data?.openCommendationRound;
  };
  return (
    <Act
      label={say(about === CommendationAbout.Units ? "commend.open" : "commend.openOfficers")}
      testId={about === CommendationAbout.Units ? "open-round" : "open-officers-round"}
      send={send}
      done={done}
    >
      <LineField name="title" label={say("commend.name")} maxLength={200} required />
      <ChoiceField name="form" label={say("commend.form")} data={forms.map(({ code, name }) => ({ value: code, label: name[language] }))} />
      {about === CommendationAbout.Units && (
        <ChoiceField name="scheme" label={say("commend.scheme")} data={[...schemes].map(([value, title]) => ({ value, label: title[language] }))} />
      )}
      <ChoiceField name="kind" label={say("commend.kind")} data={kinds.map((kind) => ({ value: kind, label: say(`score.kind.${kind}`) }))} />
      <LineField name="from" type="date" label={say("commend.from")} required />
      <LineField name="to" type="date" label={say("commend.to")} required />
      <LineField name="unit" label={say("commend.unitOrAll")} maxLength={40} />
      <LineField name="legalBasis" label={say("commend.basis")} maxLength={500} required />
    </Act>
  );
}
