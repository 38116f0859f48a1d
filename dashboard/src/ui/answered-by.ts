/** What of a question's answer stands on the screen. */
export interface Answered<Data, Problem> {
  shown: Data | undefined;
  /** it is the answer to the choice before, while the new one is asked */
  old: boolean;
  /** the choice could not be answered; beside `shown` it could not be answered again */
  failed: Problem | undefined;
}

/** An answer to another choice is shown only while the new one is on its way, and never in place of a failure. */
export function answeredBy<Data, Problem>(asked: {
  data: Data | undefined;
  previousData?: Data | undefined;
  error?: Problem | undefined;
  loading: boolean;
}): Answered<Data, Problem> {
  const { data, previousData, error, loading } = asked;
  if (data !== undefined) return { shown: data, old: false, failed: error };
  const old = loading && error === undefined && previousData !== undefined;
  return { shown: old ? previousData : undefined, old, failed: error };
}
