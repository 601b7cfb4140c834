/** The dialog that cites the paper of the page: to copy, and as files. Loaded by its button. */
import { CITATION_FILES } from "../digest/urls.ts";
import { CITATION_FORMATS } from "../publish/citations/formats.ts";
import { toPlainCitation } from "../publish/citations/plain.ts";
import { cutAuthors } from "../publish/citations/reference.ts";
import { download } from "./download.ts";
import { make } from "./make.ts";
import { referenceOfPage } from "./references.ts";

/** Opens the dialog. Escape or its button closes it, and the focus goes back. @param article the paper's element */
export function cite(article: HTMLElement): void {
  if (article !== cited) {
    dialog?.remove();
    dialog = build(article);
    cited = article;
  }
  if (!dialog?.open) dialog?.showModal();
}

// --- internal ---

/** A reader may leave out the authors after so many; as it is, a citation has all of them. */
const FEW_AUTHORS = 10;

let dialog: HTMLDialogElement | undefined;
let cited: HTMLElement | undefined;

function build(article: HTMLElement): HTMLDialogElement {
  const whole = referenceOfPage(article);
  let reference = whole;
  const heading = make("h2", "Cite this paper", { id: "cite-heading" });
  const said = make("p");
  said.setAttribute("role", "status");
  const bibtex = make("pre", [], { tabIndex: 0 });
  bibtex.setAttribute("role", "region");
  bibtex.setAttribute("aria-label", "BibTeX");
  const plain = make("p", [], { dir: "auto" });
  const show = (isCut: boolean) => {
    reference = isCut ? cutAuthors(whole, FEW_AUTHORS) : whole;
    bibtex.textContent = CITATION_FORMATS.bib.write([reference]);
    plain.textContent = toPlainCitation(reference);
  };
  show(false);
  const files = Object.entries(CITATION_FILES).map(([ending, name]) =>
    button(`Download ${name}`, () => {
      const { type, write } = CITATION_FORMATS[endingOf(ending)];
      download(`${reference.id}.${ending}`, type, write([reference]));
    }),
  );
  const close = button("Close", () => made.close());
  close.autofocus = true;
  const made = make("dialog", [
    heading,
    ...(whole.authors.length > FEW_AUTHORS ? [cutter(show)] : []),
    plain,
    make("p", [copier("Copy the citation", plain, said)], { className: "buttons" }),
    bibtex,
    make("p", [copier("Copy BibTeX", bibtex, said), ...files, close], { className: "buttons" }),
    said,
  ]);
  made.className = "cite";
  made.setAttribute("aria-labelledby", heading.id);
  document.body.append(made);
  return made;
}

/** A box to tick for a citation with the first authors alone. */
function cutter(show: (isCut: boolean) => void): HTMLElement {
  const box = make("input", [], { type: "checkbox" });
  box.addEventListener("change", () => show(box.checked));
  return make("p", [make("label", [box, ` Only the first ${FEW_AUTHORS} authors`])]);
}

function button(text: string, press: () => void): HTMLButtonElement {
  const made = make("button", text, { type: "button", className: "button" });
  made.addEventListener("click", press);
  return made;
}

/** A button that copies the text of an element, and says so. */
function copier(text: string, from: HTMLElement, said: HTMLElement): HTMLButtonElement {
  return button(text, () => {
    void copy(from).then((isCopied) => {
      said.textContent = isCopied
        ? "Copied."
        : "This browser doesn’t let pages copy. The text is selected: press Ctrl+C or ⌘C.";
    });
  });
}

/** Copies the text of an element; where the browser refuses, the text stays selected. */
async function copy(from: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(from.textContent ?? "");
    return true;
  } catch {
    // Without HTTPS and on a disk there is no clipboard: the old way needs none.
    getSelection()?.selectAllChildren(from);
    return document.execCommand("copy");
  }
}

function endingOf(name: string): keyof typeof CITATION_FILES {
  return name === "ris" || name === "json" ? name : "bib";
}
