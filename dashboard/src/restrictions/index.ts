export { RestrictionForm } from "./late-restriction-form.ts";
export { RestrictionRow } from "./restriction-row.tsx";
