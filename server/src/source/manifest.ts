import { parse } from "yaml";
import { z } from "zod";
import { Refused } from "../platform/problem.ts";

function isZone(zone: string): boolean {
  try {
    return zone.includes("/") && new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false; // Intl refuses names it does not know
  }
}

/** A manifest but for its `config`, which the connector of its kind checks. */
export const manifestSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, "expected a lower-case word such as sxd"),
  name: z.strictObject({ vi: z.string().min(1), en: z.string().min(1) }),
  kind: z.string().min(1),
  /** code of the unit that runs the system */
  owner: z.string().min(1),
  zone: z.string().refine(isZone, "expected an IANA zone such as Asia/Ho_Chi_Minh"),
  baseUrl: z
    .url({
      protocol: /^(https?|sftp|file|postgresql|mariadb|sqlserver)$/,
      error:
        "expected http://host:port or https://host, sftp://user@host:port/folder, file:///folder, or postgresql://, mariadb:// or sqlserver://host:port/database",
    })
    .refine((url) => (URL.parse(url)?.password ?? "") === "", "expected no password: it stands under secrets"),
  /** where else it may be asked, as host:port, e.g. at its token server */
  allow: z
    .array(z.string().regex(/^[a-z0-9.[\]:-]+:\d{1,5}$/, "expected host:port such as token.example.vn:443"))
    .max(20)
    .optional(),
  everySeconds: z.number().int().min(1).max(86_400),
  /** after this many seconds without a complete read its numbers are shown as stale */
  staleAfterSeconds: z.number().int().min(1).default(3600),
  /** an archive that never changes again: never stale once read */
  frozen: z.boolean().default(false),
  secrets: z.record(z.string(), z.string()).default({}),
  config: z.unknown(),
});
export type Manifest = z.infer<typeof manifestSchema>;

/**
 * Reads a source's manifest; its `config` is checked by the connector of its kind.
 * @throws {Refused} naming place and what was expected
 */
export function manifestOf(text: string): Manifest {
  let read: unknown;
  try {
    read = parse(text);
  } catch (error) {
    throw new Refused([{ at: "manifest", message: `is no YAML: ${error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error)}` }]);
  }
  const checked = manifestSchema.safeParse(read);
  if (!checked.success) throw new Refused(checked.error.issues.map((i) => ({ at: i.path.join(".") || "manifest", message: i.message })));
  return checked.data;
}
