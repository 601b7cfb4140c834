/** Pages against the HTML standard. */
import { HtmlValidate, StaticConfigLoader } from "html-validate";

/**
 * What the standard forbids (`standard`), what a whole page needs (`document`), and what is valid
 * but tells a screen reader wrong things (`a11y`). None of these sets is about style.
 *
 * @see https://html-validate.org/rules/presets.html
 */
const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ["html-validate:standard", "html-validate:document", "html-validate:a11y"],
    rules: {
      // For files of other hosts; all of ours come from the site itself.
      "require-sri": "off",
      // A combobox's suggestions are a listbox by its pattern: a <select> can't be typed into.
      "prefer-native-element": ["error", { exclude: ["listbox"] }],
    },
  }),
);

/** `papers/x/index.html:3:14 no-dup-id: Duplicate ID "a"` */
export async function findHtmlErrors(html: string, file: string): Promise<string[]> {
  const { results } = await validator.validateString(html, file);
  return results.flatMap(({ messages }) =>
    messages.map(
      ({ line, column, ruleId, message }) => `${file}:${line}:${column} ${ruleId}: ${message}`,
    ),
  );
}
