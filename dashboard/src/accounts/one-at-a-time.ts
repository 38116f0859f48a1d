import { useState } from "react";
import { useLanguage } from "../language/index.ts";

/** What an act on an account said: why it was not done, or the password that is shown this once. */
export interface Said {
  problem?: string;
  password?: string;
}

/** Runs one act after the other; what failed on the way is told like a refusal. */
export function useOneAtATime(onSaid: (said: Said) => void): [(act: () => Promise<Said>) => void, boolean] {
  const { say } = useLanguage();
  const [busy, setBusy] = useState(false);
  const go = (act: () => Promise<Said>) => {
    if (busy) return;
    setBusy(true);
    void act()
      .catch(() => ({ problem: say("accounts.failed") }))
      .then(onSaid)
      .finally(() => setBusy(false));
  };
  return [go, busy];
}

/** What an answer of the graph says of it. */
export function saidIn(data: object | null | undefined): Said {
  const [answer] = Object.values(data ?? {}) as { message?: string; password?: string }[];
  return { ...(answer?.message === undefined ? {} : { problem: answer.message }), ...(answer?.password === undefined ? {} : { password: answer.password }) };
}
