import { enForms } from "./en-forms.ts";
import { addMessages } from "./runtime.ts";
import { viForms } from "./vi-forms.ts";

addMessages({ vi: viForms, en: enForms });
