import { enCauses } from "./en-causes.ts";
import { addMessages } from "./runtime.ts";
import { viCauses } from "./vi-causes.ts";

// The words of causes come with what shows them.
addMessages({ vi: viCauses, en: enCauses });
