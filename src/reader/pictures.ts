/** Removes pictures that fail to load. */

/** Watches every `.thumbnail` of the page; removes those that have failed already. */
export function watchPictures(): void {
  // Error events of images don't bubble.
  document.addEventListener("error", ({ target }) => drop(target), true);
  for (const picture of document.querySelectorAll<HTMLImageElement>(".thumbnail img"))
    if (picture.complete && picture.naturalWidth === 0 && picture.currentSrc) drop(picture);
}

// --- internal ---

function drop(target: EventTarget | null): void {
  if (target instanceof HTMLImageElement) target.closest(".thumbnail")?.remove();
}
