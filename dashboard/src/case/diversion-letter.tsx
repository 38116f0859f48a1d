import { calendarDayText, useFormat } from "../format/index.ts";
import type { CaseDivertFragment } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";

type Letter = NonNullable<CaseDivertFragment["diversions"][number]["letter"]>;

/** The letter by which a case was sent on, who recorded it, and how far the note to its source is. */
export function DiversionLetterLine({ letter, source }: { letter: Letter; source: string }) {
  const { say } = useLanguage();
  const format = useFormat();
  return (
    <>
      <br />
      <span data-testid="diversion-letter">
        <strong>{say("divert.letter", { number: letter.number, day: calendarDayText(letter.day) })}</strong> ·{" "}
        {say("divert.letter.by", { name: letter.byName, at: format.at(letter.at) })}
        {letter.state && ` · ${say(`request.state.${letter.state}`, { source })}`}
      </span>
    </>
  );
}
