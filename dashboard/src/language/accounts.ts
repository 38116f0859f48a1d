import { enAccounts } from "./en-accounts.ts";
import { addMessages } from "./runtime.ts";
import { viAccounts } from "./vi-accounts.ts";

addMessages({ vi: viAccounts, en: enAccounts });
