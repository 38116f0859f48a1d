import { graphql } from "../../gql/index.ts";
import { ScoreAppealKind, type ScoreExclusion } from "../../gql/graphql.ts";
import { useLanguage } from "../../language/index.ts";
import { ChoiceField } from "../../ui/index.ts";

/** What may be wanted of a line: reasons and units to choose from. */
export const AppealChoicesQuery = graphql(`
  query AppealChoices($period: ID) {
    scoreAppealRules(period: $period) {
      reasons
      units {
        code
        name
      }
    }
  }
`);

/** What is wanted of a line. */
export interface Wish {
  kind: ScoreAppealKind;
  reason: ScoreExclusion | null;
  otherUnit: string | null;
}

interface WishFieldsProps {
  wish: Wish;
  onWish: (wish: Wish) => void;
  reasons: readonly ScoreExclusion[];
  /** whose a line may be said to be; none: it is an officer's, which is then simply not his */
  units: readonly { code: string; name: string }[] | null;
  label: string;
  /** the line was left out: only whether it is to count is asked */
  leftOut: boolean;
}

/** Fields for what is wanted of a line, or granted. */
export function WishFields({ wish, onWish, reasons, units, label, leftOut }: WishFieldsProps) {
  const { say } = useLanguage();
  const ofKind = (kind: ScoreAppealKind): Wish => ({
    kind,
    reason: kind === ScoreAppealKind.Exclusion ? (wish.reason ?? reasons[0] ?? null) : null,
    otherUnit: kind === ScoreAppealKind.Attribution ? (wish.otherUnit ?? units?.[0]?.code ?? null) : null,
  });
  const kinds = Object.values(ScoreAppealKind).filter((kind) => (kind === ScoreAppealKind.Inclusion) === leftOut);
  return (
    <>
      <ChoiceField
        name="kind"
        label={label}
        value={wish.kind}
        data={kinds.map((kind) => ({
          value: kind,
          label: say(units === null && kind === ScoreAppealKind.Attribution ? "appeal.notHis" : `appeal.kind.${kind}`),
        }))}
        onChange={({ currentTarget: { value } }) => onWish(ofKind(kinds.find((kind) => kind === value) ?? wish.kind))}
      />
      {wish.kind === ScoreAppealKind.Exclusion && (
        <ChoiceField
          name="reason"
          label={say("appeal.reason")}
          value={wish.reason ?? undefined}
          data={reasons.map((reason) => ({ value: reason, label: say(`score.reason.${reason}`) }))}
          onChange={({ currentTarget: { value } }) => onWish({ ...wish, reason: reasons.find((one) => one === value) ?? null })}
        />
      )}
      {wish.kind === ScoreAppealKind.Attribution && units !== null && (
        <ChoiceField
          name="otherUnit"
          label={say("appeal.otherUnit")}
          value={wish.otherUnit ?? undefined}
          data={units.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={({ currentTarget: { value } }) => onWish({ ...wish, otherUnit: value })}
        />
      )}
    </>
  );
}
