/** A tab of a browser as people have it, for tests that run in more than one. */

export interface Tab {
  /** Errors of the console, of every page in the tab since they were last taken. */
  complaints: string[];
  /** Opens a page and waits until it is loaded. */
  goto: (url: string) => Promise<void>;
  /** Goes back to the page before; it may not be there yet. */
  back: () => Promise<void>;
  /** Runs an expression in the page; a promise is awaited. It gives a string. */
  evaluate: (expression: string) => Promise<string>;
  /** Closes the browser. */
  close: () => Promise<void>;
}

/** Waits until an expression is true in whatever page is there. @param patience in milliseconds */
export async function until(
  tab: Pick<Tab, "evaluate">,
  expression: string,
  patience = 15_000,
): Promise<void> {
  const end = Date.now() + patience;
  for (;;) {
    // A page that is going away answers with an error.
    const is = await tab.evaluate(expression).catch(() => "false");
    if (is === "true") return;
    if (Date.now() > end) throw new Error(`It never came true: ${expression}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
