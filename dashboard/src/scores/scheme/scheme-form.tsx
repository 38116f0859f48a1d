import { FindingKind } from "../../gql/graphql.ts";
import { useLanguage } from "../../language/index.ts";
import type { MessageId } from "../../language/index.ts";
import { Panel } from "../../ui/index.ts";
import { Choice, Line, Words, Yes } from "./fields.tsx";
import { MAY_GIVE, targetText } from "./scheme-document.ts";
import type { SchemeDocument, SchemePart } from "./scheme-document.ts";
import classes from "../scores.module.css";

/** What an inspection may find that leaves a unit without a score. */
const FINDINGS = [FindingKind.IdentityLeaked, FindingKind.DataFalsified, FindingKind.ComplaintTold];

/** All of a scheme that may be changed, each field named by its place. */
export function SchemeFields({ scheme }: { scheme: SchemeDocument }) {
  const { say } = useLanguage();
  const { code, title, legalBasis, validFrom, validTo, indicators, deductions, deductionCap, smallNumbers, rounding, blockers } = scheme;
  return (
    <>
      <Panel title={say("scheme.general")}>
        <div className={classes["fields"]}>
          <Line place="code" label={say("scheme.field.code")} value={code} />
          <Line place="title.vi" label={say("scheme.field.vi")} value={title.vi} />
          <Line place="title.en" label={say("scheme.field.en")} value={title.en} />
          <Words place="legalBasis" label={say("scheme.field.legalBasis")} value={legalBasis} />
          <Line place="validFrom" kind="date" label={say("scheme.field.validFrom")} value={validFrom} />
          <Line place="validTo" kind="date" label={say("scheme.field.validTo")} value={validTo} />
        </div>
      </Panel>
      {indicators.map((one, i) => (
        <PartFields key={one.code} place={`indicators.${i}`} part={one} />
      ))}
      <Panel title={say("scheme.deductions")}>
        <div className={classes["fields"]}>
          <Line place="deductionCap" label={say("scheme.field.deductionCap")} value={deductionCap} />
        </div>
      </Panel>
      {deductions.map((one, i) => (
        <PartFields key={one.code} place={`deductions.${i}`} part={one} />
      ))}
      <Panel title={say("scheme.smallNumbers")}>
        <div className={classes["fields"]}>
          {(["sample", "full", "prior"] as const).map((name) => (
            <Line key={name} kind="number" place={`smallNumbers.${name}`} label={say(`scheme.field.${name}`)} value={smallNumbers[name]} />
          ))}
          <Line place="smallNumbers.weight" label={say("scheme.field.total")} value={smallNumbers.weight} />
          <Line place="smallNumbers.main" label={say("scheme.field.main")} value={smallNumbers.main} />
          <Line kind="number" place="rounding.digits" label={say("scheme.field.digits")} value={rounding.digits} />
        </div>
      </Panel>
      {blockers.length > 0 && (
        <Panel title={say("scheme.blockers")}>
          {blockers.map((one, i) => (
            <div key={one.code} className={classes["fields"]}>
              <Line place={`blockers.${i}.name.vi`} label={`${i + 1}. ${say("scheme.field.vi")}`} value={one.name.vi} />
              <Line place={`blockers.${i}.name.en`} label={`${i + 1}. ${say("scheme.field.en")}`} value={one.name.en} />
              <Choice place={`blockers.${i}.finding`} label={say("scheme.field.finding")} value={one.finding ?? ""} choices={["", ...FINDINGS]} />
            </div>
          ))}
        </Panel>
      )}
    </>
  );
}

/** An indicator or a deduction; its rule stays, since parameters and lines follow from it. */
function PartFields({ place, part }: { place: string; part: SchemePart }) {
  const { say, language } = useLanguage();
  const { code, name, rule, params = {}, target, weight, points, sampled, formula, legalBasis } = part;
  const optional = MAY_GIVE[rule] ?? [];
  const given = [...Object.entries(params).filter(([param]) => !optional.includes(param)), ...optional.map((param) => [param, params[param]] as const)];
  return (
    <Panel title={`${code} · ${name[language]}`} lead={say("scheme.rule", { rule: say(`scheme.rule.${rule}` as MessageId) })}>
      <div className={classes["fields"]} role="group" aria-label={`${code} · ${name[language]}`} data-testid={`part-${code}`}>
        {weight !== undefined && <Line place={`${place}.weight`} label={say("scheme.field.weight")} value={weight} />}
        {points !== undefined && <Line place={`${place}.points`} label={say("scheme.field.points")} value={points} />}
        {given.map(([param, value]) => (
          <Line
            key={param}
            kind={optional.includes(param) ? "optional" : "number"}
            place={`${place}.params.${param}`}
            label={say(`scheme.field.${param}` as MessageId)}
            value={value}
          />
        ))}
        {rule === "BACKLOG_CLEANED" && <Line kind="target" place={`${place}.target`} label={say("scheme.field.target")} value={targetText(target)} />}
        {sampled !== undefined && <Yes place={`${place}.sampled`} label={say("scheme.field.sampled")} value={sampled} />}
        <Line place={`${place}.name.vi`} label={say("scheme.field.vi")} value={name.vi} />
        <Line place={`${place}.name.en`} label={say("scheme.field.en")} value={name.en} />
        <Words place={`${place}.formula.vi`} label={say("scheme.field.formula.vi")} value={formula.vi} />
        <Words place={`${place}.formula.en`} label={say("scheme.field.formula.en")} value={formula.en} />
        <Words place={`${place}.legalBasis`} label={say("scheme.field.legalBasis")} value={legalBasis} />
      </div>
    </Panel>
  );
}
