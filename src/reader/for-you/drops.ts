/** Files that are dropped on the page. */

/** Calls `take` with a file that is dropped anywhere on the page; `element` shows where it goes. */
export function listenForDrops(element: HTMLElement, take: (file: File) => void): void {
  const isFile = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes("Files") ?? false;
  const show = (isOver: boolean) => element.classList.toggle("for-you-dropping", isOver);
  document.addEventListener("dragover", (event) => {
    if (!isFile(event)) return;
    event.preventDefault();
    show(true);
  });
  document.addEventListener("dragleave", () => show(false));
  document.addEventListener("drop", (event) => {
    const [file] = event.dataTransfer?.files ?? [];
    if (!file) return;
    event.preventDefault();
    show(false);
    take(file);
  });
}
