import type { Subject } from "../../../connectors/src/conformance/index.ts";
import { subjects as open311 } from "../../../connectors/src/open311/subjects.fixture.ts";
import { subjects as rest } from "../../../connectors/src/rest/subjects.fixture.ts";
import { subjects as sheet } from "../../../connectors/src/sheet/subjects.fixture.ts";
import { subjects as soap } from "../../../connectors/src/soap/subjects.fixture.ts";
import { aPostgresDepartment } from "./department-database.ts";
import { sqlSubjects } from "./sql-subjects.ts";

/** Every configuration that the conformance kit judges, by kind; the first of a kind is judged through a real hub as well. */
export const SUBJECTS: Readonly<Record<string, readonly Subject<unknown>[]>> = {
  rest,
  open311,
  soap,
  sheet,
  sql: sqlSubjects("PostgreSQL", aPostgresDepartment),
};

const all = Object.values(SUBJECTS).flat();

/** Those whose source can be asked for changes: their echoes and confirmations are judged through a real hub. */
export const WRITTEN = all.filter(({ connector, config }) => connector.capabilities(config).write.length > 0);

/** Those whose source is swept for what is gone: how a hub takes that is judged through a real one. */
export const SWEPT = all.filter(({ connector, config }) => connector.kind !== "sql" && connector.capabilities(config).deletes === "sweep");
