import type { Channel, Field, SourceCase, SourceStep, Stage } from "@dau-moi/schema";
import type { CustodySpan } from "../case/index.ts";
import { custodyBefore } from "../case/index.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { currentStates } from "../tally/index.ts";
import type { CaseState } from "../tally/index.ts";
import type { UnitRegister } from "../unit/index.ts";

/** An open case as the hub holds it: enough to date its clocks, nothing of its words. */
export interface OpenCase {
  caseId: number;
  sourceId: number;
  observedAt: Instant;
  c: SourceCase;
  custody: CustodySpan[];
  state: CaseState;
}

interface OpenRow {
  caseId: number;
  sourceId: number;
  observedAt: Instant;
  caseStream: SourceCase["caseStream"];
  stage: Stage;
  channel: Channel | null;
  field: Field;
  urgent: boolean;
  receivedAt: Instant;
  areaCode: string | null;
  intakeUnitId: number;
  unitId: number;
  cooperating: number[];
  steps: SourceStep[];
}

/** Open cases in the order of their ids: those after one, or of these ids alone. */
export async function openCases(tx: Tx, units: UnitRegister, wanted: { after: number; only: readonly number[] | null; limit: number }): Promise<OpenCase[]> {
  const rows = await tx.rows<OpenRow>(
    `/* openCases */ select c.id as "caseId", c.source_id as "sourceId", coalesce(r.observed_at, c.learned_at) as "observedAt", c.case_stream as "caseStream", c.stage, c.channel, c.field,
       c.urgent, c.received_at as "receivedAt", c.area_code as "areaCode", c.intake_unit_id as "intakeUnitId", c.unit_id as "unitId", c.cooperating, c.steps
     from feedback_case c left join source_record r on r.source_id = c.source_id and r.stream = c.stream and r.source_case_id = c.source_case_id
     where c.open and c.id > $1 and ($2::bigint[] is null or c.id = any($2::bigint[])) order by c.id limit $3`,
    [wanted.after, wanted.only, wanted.limit],
  );
  const ids = rows.map((row) => row.caseId);
  const [custody, states] = [await custodyBefore(tx, ids), await currentStates(tx, ids)];
  return rows.flatMap((row) => {
    const state = states.get(row.caseId);
    const { caseId, sourceId, observedAt } = row;
    return state === undefined ? [] : [{ caseId, sourceId, observedAt, c: asTold(row, units), custody: custody.get(caseId) ?? [], state }];
  });
}

/** The case as its source told it, without a word of it. */
function asTold(row: OpenRow, units: UnitRegister): SourceCase {
  const code = (id: number): string => units.byId(id).code;
  return {
    reference: "",
    receivedAt: new Date(row.receivedAt).toISOString(),
    caseStream: row.caseStream,
    stage: row.stage,
    channel: row.channel,
    field: row.field,
    title: "",
    content: "",
    urgent: row.urgent,
    leadUnitCode: code(row.unitId),
    cooperatingUnitCodes: row.cooperating.map(code),
    supervisingUnitCode: null,
    intakeUnitCode: code(row.intakeUnitId),
    submitter: { name: null, phone: null, email: null, address: null, confidential: { name: false, phone: false, content: false } },
    place: { text: null, areaCode: row.areaCode, lat: null, long: null },
    steps: row.steps,
    stepsTellHandovers: true,
    result: null,
    closureReason: null,
    repeatOf: null,
  };
}
