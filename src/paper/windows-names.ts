/**
 * Names of devices, which Windows can't hold as files, whatever stands behind a dot.
 *
 * @see https://learn.microsoft.com/windows/win32/fileio/naming-a-file
 */

const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Whether a disk of Windows can hold a file of this name: `con.md` and `curve.` it can't. */
export function fitsWindows(name: string): boolean {
  return !DEVICE.test(name) && !/[. ]$/.test(name);
}

/** For a name that doesn't fit. */
export const UNFIT_NAME = "Windows can't hold a file of this name";
