import { lateForm } from "../ui/index.ts";

/** Comes when it is opened. */
export const RestrictionForm = lateForm(async () => (await import("./restriction-form.tsx")).RestrictionForm);
