interface Answer {
  __typename: string;
  message?: string;
  at?: string;
}

/** What was said against moving a matter. @returns null: it was moved */
export function refusedMove(answer: Answer | undefined): Answer | null | undefined {
  return answer?.__typename === "MatterMoved" ? null : answer;
}
