import { enLists } from "./en-lists.ts";
import { addMessages } from "./runtime.ts";
import { viLists } from "./vi-lists.ts";

addMessages({ vi: viLists, en: enLists });
