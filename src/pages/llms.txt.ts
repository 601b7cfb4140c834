/** Where language models begin. */
import { llmsGuide } from "../site/markdown.ts";

export const GET = () => llmsGuide();
