/** Where the focus may rest when what had it is gone: a part of the page that says what it is, or the page. */
const RESTS = '[role="grid"], [role="dialog"], section[aria-label], main';

/**
 * Who works by the keyboard never loses his place: when what has the focus is taken off the page (a button that has done its work, a decided card, a
 * closed dialog), the focus goes to the nearest part around it that is still there; after a dialog, to what it was opened from.
 * @returns a function that ends it
 */
export function keepFocus(page: Document): () => void {
  // What has the focus and all that is around it, from the inside outwards; where a dialog has it, then the same of what it was opened from.
  let around: Element[] = [];
  let opener: Element[] = [];
  let dialog: Element | null = null;
  const follow = ({ target }: FocusEvent) => {
    if (!(target instanceof Element)) return;
    const inside = target.closest('[role="dialog"]');
    if (inside !== dialog) opener = inside === null || dialog !== null ? opener : around;
    if (inside === null) opener = [];
    dialog = inside;
    around = [...outwards(target), ...opener];
  };
  const rest = () => {
    const [last] = around;
    if (last === undefined || last.isConnected || (page.activeElement !== page.body && page.activeElement !== null)) return;
    const [, ...others] = around;
    const place = others.find((one) => one.isConnected && (one.matches(RESTS) || opener[0] === one));
    around = [];
    if (!(place instanceof HTMLElement)) return;
    if (!place.hasAttribute("tabindex") && place.tabIndex < 0) place.tabIndex = -1;
    place.focus({ preventScroll: true });
  };
  const watch = new MutationObserver(rest);
  watch.observe(page.body, { childList: true, subtree: true });
  page.addEventListener("focusin", follow);
  return () => {
    watch.disconnect();
    page.removeEventListener("focusin", follow);
  };
}

function outwards(from: Element): Element[] {
  const all: Element[] = [];
  for (let one: Element | null = from; one !== null; one = one.parentElement) all.push(one);
  return all;
}
