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
