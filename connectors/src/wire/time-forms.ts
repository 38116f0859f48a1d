import { z } from "zod";
import { lookAlike } from "./look-alike.ts";
import { patternFault } from "./their-time.ts";

const timeForm = z.string().superRefine((pattern, context) => {
  const fault = patternFault(pattern);
  if (fault !== null) context.addIssue({ code: "custom", message: fault });
});

/** One form of time of a manifest, or a list of those that stand side by side in a source's records. */
export const timeForms = z.union(
  [
    timeForm,
    z
      .array(timeForm)
      .min(1)
      .max(8)
      .refine((forms) => !lookAlike(forms), "two of the forms look alike (dd/MM and MM/dd): say which one the source uses"),
  ],
  "expected a form of time or a list of them",
);
