/** Pictures that no note shows: what is merged stays in the repository for good. */
import { faultOfImage } from "./images.ts";
import type { Check, Found } from "./check.ts";

export const pictures: Check = {
  name: "pictures",
  find: ({ images, notes }) =>
    [...images]
      .filter(([path]) => !notes.some(({ text }) => text.includes(path)))
      .map(([path, image]): Found => {
        const fault = faultOfImage(path, image);
        return fault
          ? { file: image.file, line: 1, ...fault }
          : {
              file: image.file,
              line: 1,
              level: "warning",
              message: "no note shows this picture",
              mend: `Show it by ![What it shows](${path}), or take it out`,
            };
      }),
};
