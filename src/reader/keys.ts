/** Keys that work on every page. */

/** `/` goes to the search box: on the search page into it, elsewhere to the search page. */
export function listenForKeys(): void {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey)
      return;
    if (event.isComposing || event.defaultPrevented || isTyping(event.target))
      return;
    const input = document.querySelector<HTMLInputElement>(
      "[data-search] input[type=search]",
    );
    const link = document.querySelector<HTMLAnchorElement>(
      "a[data-search-link]",
    );
    if (!input && !link) return;
    event.preventDefault();
    if (input) {
      input.focus();
      input.select();
    } else link?.click();
  });
}

// --- internal ---

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input, textarea, select"))
  );
}
