/** The text a person wrote into a form's field; empty when there is none. */
export function saidIn(form: HTMLFormElement, field: string): string {
  const said = new FormData(form).get(field);
  return typeof said === "string" ? said : "";
}
