/** One spelling per mailbox: `Ａda@Example.com ` and `ada@example.com` are one. */
export function normalEmail(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase()
}
