import { afterAll, beforeAll, describe } from "vitest";
import { conformance } from "../../connectors/src/conformance/index.ts";
import { aMariaDbDepartment, aPostgresDepartment } from "./kit/department-database.ts";
import { findMariaDb, startMariaDb } from "./kit/mariadb.ts";
import type { MariaDbServer } from "./kit/mariadb.ts";
import { sqlSubjects } from "./kit/sql-subjects.ts";

for (const subject of sqlSubjects("PostgreSQL", aPostgresDepartment)) conformance(subject);

const mariaDb = await findMariaDb();
const missing = "missing" in mariaDb ? mariaDb.missing : null;

describe.skipIf(missing !== null)(`on a MariaDB server${missing === null ? "" : ` (did not run: ${missing})`}`, () => {
  let server: MariaDbServer;
  beforeAll(async () => {
    if ("missing" in mariaDb) throw new Error(mariaDb.missing);
    server = await startMariaDb(mariaDb);
  }, 120_000);
  afterAll(() => server?.leave(), 60_000);
  for (const subject of sqlSubjects("MariaDB", () => aMariaDbDepartment(server))) conformance(subject);
});
