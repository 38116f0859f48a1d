import { enDetail } from "./en-detail.ts";
import { addMessages } from "./runtime.ts";
import { viDetail } from "./vi-detail.ts";

addMessages({ vi: viDetail, en: enDetail });
