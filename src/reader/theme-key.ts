/** Where the reader's choice of theme is kept, in their browser. */
export const THEME_KEY = "broadsheet-theme";
