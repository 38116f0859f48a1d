import { ApolloLink, Observable } from "@apollo/client";
import { OperationTypeNode } from "graphql";

/** The subscription that keeps a read up to date, by the names of both operations. */
type KeptBy = Readonly<Record<string, string>>;

/** Asked again so many times in a row; then what came is shown, and the next frame mends it. */
const MOST_AGAIN = 5;

/**
 * An answer made before a frame may come after it, and would bring back what has passed. Such a read is asked again before anybody sees it; such an answer to
 * an act is let through, and the reads are asked again after it.
 */
export class InOrder {
  readonly #keptBy: KeptBy;
  readonly #readAgain: () => void;
  readonly #frames = new Map<string | undefined, number>();

  /** @param readAgain asks all reads again that are on the screen */
  constructor(keptBy: KeptBy, readAgain: () => void) {
    [this.#keptBy, this.#readAgain] = [keptBy, readAgain];
  }

  /** A frame of a subscription has come. */
  heard(subscription: string | undefined): void {
    this.#frames.set(subscription, this.#framesOf(subscription) + 1);
  }

  #framesOf(subscription: string | undefined): number {
    return this.#frames.get(subscription) ?? 0;
  }

  #all(): number {
    return Object.values(this.#keptBy).reduce((sum, subscription) => sum + this.#framesOf(subscription), 0);
  }

  readonly link = new ApolloLink((operation, forward) => {
    const ask = () => forward(operation);
    if (operation.operationType === OperationTypeNode.MUTATION) return this.#act(ask);
    const subscription = this.#keptBy[operation.operationName ?? ""];
    return subscription === undefined ? ask() : this.#read(ask, subscription);
  });

  #read(ask: () => Observable<ApolloLink.Result>, subscription: string): Observable<ApolloLink.Result> {
    return new Observable((sink) => {
      let asked: { unsubscribe(): void } | undefined;
      const once = (again: number): void => {
        const before = this.#framesOf(subscription);
        asked = ask().subscribe({
          next: (answer) => {
            if (this.#framesOf(subscription) !== before && again > 0) return once(again - 1);
            sink.next(answer);
            sink.complete();
          },
          error: (error) => sink.error(error),
        });
      };
      once(MOST_AGAIN);
      return () => asked?.unsubscribe();
    });
  }

  #act(ask: () => Observable<ApolloLink.Result>): Observable<ApolloLink.Result> {
    return new Observable((sink) => {
      const before = this.#all();
      return ask().subscribe({
        next: (answer) => {
          sink.next(answer);
          if (this.#all() !== before) this.#readAgain();
        },
        error: (error) => sink.error(error),
        complete: () => sink.complete(),
      });
    });
  }
}
