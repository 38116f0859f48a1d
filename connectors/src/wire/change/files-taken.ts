import { z } from "zod";
import type { Capabilities, Json } from "../../connector.ts";
import { placeholdersIn } from "./template.ts";

/** The part of a manifest that says how large files a source takes, and how many where its template has a list of them. */
export const filesSchema = z.strictObject({
  /** bytes of one file before base64 */
  mostBytes: z
    .int("expected bytes, such as 10485760")
    .min(1)
    .max(25 * 2 ** 20)
    .default(10 * 2 ** 20),
  most: z.int("expected how many files one result may have").min(1).max(5).default(5),
});

const isOfFile = (name: string): boolean => name.startsWith("file.");

/** What of files the template of a result takes; null: none. Outside a list there is a place for one. */
export function filesTaken(template: Json | undefined, told: z.infer<typeof filesSchema>): NonNullable<Capabilities["files"]> | null {
  if (!placeholdersIn(template).includes("file.base64")) return null;
  return { most: isListed(template) ? told.most : 1, mostBytes: told.mostBytes };
}

function isListed(template: Json | undefined): boolean {
  if (typeof template !== "object" || template === null) return false;
  if (Array.isArray(template)) return placeholdersIn(template).some(isOfFile);
  return Object.values(template).some(isListed);
}
