/** Addresses of mail, as people write them: `ada@example.org`, `Ada Example <ada@example.org>`. */

/** An address with the name beside it. */
export interface Mailbox {
  /** Empty where there is none. */
  name: string;
  /** In ASCII: a domain in other letters comes in the form that servers know. */
  address: string;
}

/**
 * Reads an address. It is ASCII before the `@`, without quotes and comments, as all providers have
 * them; a name has no sign that means something in a mail's head.
 *
 * @returns what is wrong, as a text, where it is none
 * @see https://www.rfc-editor.org/rfc/rfc5321#section-4.1.2
 */
export function parseMailbox(text: string): Mailbox | string {
  if (/\p{Cc}|[\u2028\u2029]/u.test(text))
    return "a line break or another control character is in it";
  const [, quoted, plain, inner] =
    /^(?:"([^"\\<>]*)"|([^"\\<>()[\]:;@,]*))\s*<([^<>]*)>$/.exec(text.trim()) ?? [];
  const parts = (inner ?? text.trim()).split("@");
  if (parts.length !== 2) return "expected an address such as ada@example.org";
  const [local = "", domain = ""] = parts;
  if (!/^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/.test(local) || local.length > 64)
    return `"${local}" can't stand before the @: expected up to 64 letters, digits and signs of ASCII`;
  const host = URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`).host : "";
  if (!/^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)*[a-z](?:[a-z\d-]{0,61}[a-z\d])?$/.test(host))
    return `"${domain}" is no domain`;
  return { name: (quoted ?? plain ?? "").trim(), address: `${local}@${host}` };
}
