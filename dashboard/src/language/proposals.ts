import { enProposals } from "./en-proposals.ts";
import { addMessages } from "./runtime.ts";
import { viProposals } from "./vi-proposals.ts";

addMessages({ vi: viProposals, en: enProposals });
