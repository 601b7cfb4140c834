/** Thrown when the content or the settings keep the site from being built. The old site stays. */
export class BuildError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "BuildError";
  }
}
