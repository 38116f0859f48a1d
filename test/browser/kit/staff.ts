import { randomBytes } from "node:crypto";
import type { Role } from "@dau-moi/schema";
import { addAccount } from "../../../server/src/access/index.ts";
import { openHub } from "../../../server/src/hub.ts";
import { openLog } from "../../../server/src/platform/log.ts";
import { systemClock } from "../../../server/src/platform/now.ts";
import { theProvince } from "./province.ts";

/** An account beyond the sample's, with a password of its own, as the IT officer would make it. @returns its username */
export async function hired(role: Role, unit: string, username: string): Promise<string> {
  const { database, hub } = theProvince();
  const password = randomBytes(12).toString("hex");
  const beside = await openHub({
    databaseUrl: database.url,
    adminUrl: database.adminUrl,
    keyFile: database.keyFile,
    clock: systemClock,
    log: openLog("silent"),
    connections: 1,
  });
  try {
    await addAccount(beside.database, systemClock, { username, password, displayName: `Người thử ${unit}`, role, unitId: beside.units().idOf(unit) });
  } finally {
    await beside.close();
  }
  hub.knows(username, password);
  return username;
}
