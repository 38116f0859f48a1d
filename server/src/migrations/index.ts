import { RowLevelSecurity20261121 } from "./rls.ts";
import { AccountOfficer20261122 } from "./account-officer.ts";
import { Accounts20261121 } from "./accounts.ts";
import { Audit20261121, AuditGrants20261121 } from "./audit.ts";
import { AuditReading20261121 } from "./audit-reading.ts";
import { BoardIndex20261122 } from "./board-index.ts";
import { BulkReferences20261122 } from "./bulk-references.ts";
import { Clocks20261121 } from "./clocks.ts";
import { First20261121 } from "./first.ts";
import { QuarantinePlace20261122 } from "./quarantine-place.ts";
import { Sealing20261121 } from "./sealing.ts";
import { SourceAllow20261122 } from "./source-allow.ts";
import { Sight20261122 } from "./sight.ts";
import { SourceHost20261122 } from "./source-host.ts";
import { Streams20261121 } from "./streams.ts";
import { Units20261121 } from "./units.ts";
import { Writeback20261122 } from "./writeback.ts";
import { Regulations20261121 } from "./regulations.ts";
import { References20261121 } from "./references.ts";

/** Every migration, oldest first. */
export const migrations = [
  { name: "20261121-first", class: First20261121 },
  { name: "20261121-streams", class: Streams20261121 },
  { name: "20261121-accounts", class: Accounts20261121 },
  { name: "20261121-audit", class: Audit20261121 },
  { name: "20261121-regulations", class: Regulations20261121 },
  { name: "20261121-clocks", class: Clocks20261121 },
  { name: "20261121-units", class: Units20261121 },
  { name: "20261121-sealing", class: Sealing20261121 },
  { name: "20261121-references", class: References20261121 },
  // it closes every table above
  { name: "20261121-rls", class: RowLevelSecurity20261121 },
  { name: "20261121-zz-audit-grants", class: AuditGrants20261121 },
  { name: "20261121-zz-audit-reading", class: AuditReading20261121 },
  { name: "20261122-quarantine-place", class: QuarantinePlace20261122 },
  { name: "20261122-sight", class: Sight20261122 },
  { name: "20261122-bulk-references", class: BulkReferences20261122 },
  { name: "20261122-board-index", class: BoardIndex20261122 },
  { name: "20261122-source-host", class: SourceHost20261122 },
  { name: "20261122-writeback", class: Writeback20261122 },
  { name: "20261122-account-officer", class: AccountOfficer20261122 },
  { name: "20261122-source-allow", class: SourceAllow20261122 },
];
