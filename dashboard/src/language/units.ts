import { enUnits } from "./en-units.ts";
import { addMessages } from "./runtime.ts";
import { viUnits } from "./vi-units.ts";

addMessages({ vi: viUnits, en: enUnits });
