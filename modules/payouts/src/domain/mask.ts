/** The end of an account number and nothing else: `•••• 4242`. */
export function mask(accountNumber: string): string {
  const characters = accountNumber.replace(/[^A-Za-z0-9]/g, "")
  // Of a short one even four characters would be most of it.
  const shown = characters.length >= 8 ? characters.slice(-4) : ""
  return shown ? `•••• ${shown}` : "••••"
}
