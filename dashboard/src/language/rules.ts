import { enRules } from "./en-rules.ts";
import { addMessages } from "./runtime.ts";
import { viRules } from "./vi-rules.ts";

addMessages({ vi: viRules, en: enRules });
