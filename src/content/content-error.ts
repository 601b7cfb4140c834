/** Thrown when there is no content to work on. The message says what to do, for people. */
export class ContentError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "ContentError";
  }
}
