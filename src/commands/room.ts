/** How much room a command needs, for the message when there is too little. */
import { ExpectedError } from "../files/errors.ts";
import { measureFolder } from "../files/folder.ts";
import { explainSystemError, isFull } from "../files/system-error.ts";
import { sizeOf } from "../text/sizes.ts";

/**
 * Does what may fill a disk.
 *
 * @param site a built site, by which the need is told
 * @param times how many times its size the work needs while it runs
 * @throws {ExpectedError} where the disk is full, with the need
 */
export async function withRoom<Value>(
  { site, times }: { site: string; times: number },
  work: () => Promise<Value>,
): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    const explained = isFull(error) ? explainSystemError(error) : undefined;
    if (explained === undefined) throw error;
    const { bytes } = await measureFolder(site).catch(() => ({ bytes: 0 }));
    const need = `The site that is there has ${sizeOf(bytes)}, and about ${sizeOf(bytes * times)} are needed beside it.`;
    throw new ExpectedError(bytes > 0 ? `${explained} ${need}` : explained);
  }
}
