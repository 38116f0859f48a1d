import { enAlerts } from "./en-alerts.ts";
import { addMessages } from "./runtime.ts";
import { viAlerts } from "./vi-alerts.ts";

// The words of alerts come with their page.
addMessages({ vi: viAlerts, en: enAlerts });
