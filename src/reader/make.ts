/**
 * Makes an element. Text goes in as text, never as markup.
 *
 * @param content its text, or what is in it
 * @param fields its properties, such as `className`
 */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  content: string | readonly (Node | string)[] = [],
  fields: Partial<HTMLElementTagNameMap[Name]> = {},
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.append(...[content].flat());
  return Object.assign(element, fields);
}
