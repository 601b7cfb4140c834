/** Takes away pictures that don't come: the network is down, or their server has lost them. */

/** Looks after every `.thumbnail` of the page, those that have failed already included. */
export function watchPictures(): void {
  // Errors of pictures don't bubble.
  document.addEventListener("error", ({ target }) => drop(target), true);
  for (const picture of document.querySelectorAll<HTMLImageElement>(".thumbnail img"))
    if (picture.complete && picture.naturalWidth === 0 && picture.currentSrc) drop(picture);
}

// --- internal ---

function drop(target: EventTarget | null): void {
  if (target instanceof HTMLImageElement) target.closest(".thumbnail")?.remove();
}
