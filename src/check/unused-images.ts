/** Images that no note uses: what is merged stays in the repository for good. */
import type { Check } from "./check.ts";
import { problemOfImage } from "./images.ts";

export const unusedImages: Check = {
  name: "unused-images",
  *find({ images, notes }) {
    for (const [path, image] of images) {
      if (notes.some(({ text }) => text.includes(path))) continue;
      const place = { file: image.file, line: 1 };
      const problem = problemOfImage(path, image);
      if (problem) yield { ...place, ...problem };
      else
        yield {
          ...place,
          level: "warning",
          message: "no note uses this image",
          mend: `Use it with ![What it shows](${path}), or delete it`,
        };
    }
  },
};
