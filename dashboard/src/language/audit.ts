import { enAudit } from "./en-audit.ts";
import { addMessages } from "./runtime.ts";
import { viAudit } from "./vi-audit.ts";

// The words of the audit log come with its page.
addMessages({ vi: viAudit, en: enAudit });
