import { enAuditCommend } from "./en-audit-commend.ts";
import { enAudit } from "./en-audit.ts";
import { addMessages } from "./runtime.ts";
import { viAuditCommend } from "./vi-audit-commend.ts";
import { viAudit } from "./vi-audit.ts";

// The words of the audit log come with its page.
addMessages({ vi: { ...viAudit, ...viAuditCommend }, en: { ...enAudit, ...enAuditCommend } });
