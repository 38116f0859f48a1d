import { FIELDS } from "@dau-moi/schema";
import { enumOf } from "./enum-of.ts";

/** Subject fields in the graph; units, cases and rules all speak of them. */
export const FieldEnum = enumOf(FIELDS, "Field", "What a case is about (lĩnh vực).");
