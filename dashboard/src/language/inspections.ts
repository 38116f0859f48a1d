import { enInspections } from "./en-inspections.ts";
import { addMessages } from "./runtime.ts";
import { viInspections } from "./vi-inspections.ts";

// The words of inspections come with their pages.
addMessages({ vi: viInspections, en: enInspections });
