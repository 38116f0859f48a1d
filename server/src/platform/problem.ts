/** Something a person can act on, returned as data; `at` names the place, `message` says what was expected. */
export interface Problem {
  at: string;
  message: string;
}

/** Thrown where a person's input cannot be used; the command line prints its message alone. */
export class Refused extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems.map((p) => (p.message.startsWith(p.at) ? p.message : `${p.at}: ${p.message}`)).join("\n"));
    this.name = "Refused";
    this.problems = problems;
  }
}
