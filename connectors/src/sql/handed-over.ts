/** Takes one thing; true once the next is asked for, false when nobody wants more. */
export type Give<One> = (one: One) => Promise<boolean>;

/**
 * What is made inside a call, one at a time to whoever iterates: the next is made only when it is asked for. When nobody asks any more the making is
 * waited for to end.
 */
export async function* handedOver<One>(make: (give: Give<One>) => Promise<void>): AsyncGenerator<One, void> {
  let wanted = pending<boolean>();
  let offered = pending<{ one: One } | null>();
  const made = make((one) => {
    wanted = pending();
    offered.resolve({ one });
    return wanted.promise;
  }).then(
    () => offered.resolve(null),
    (error: unknown) => offered.reject(error),
  );
  try {
    for (;;) {
      const got = await offered.promise;
      if (got === null) return;
      offered = pending();
      yield got.one;
      wanted.resolve(true);
    }
  } finally {
    wanted.resolve(false);
    await made;
  }
}

function pending<Value>(): PromiseWithResolvers<Value> {
  const one = Promise.withResolvers<Value>();
  one.promise.catch(() => undefined); // whoever left before it failed need not know
  return one;
}
