import { COMMON_PASSWORDS } from "./common-passwords"

export const PASSWORD_MIN = 12
export const PASSWORD_MAX = 128

export type PasswordProblem =
  "password_short" | "password_long" | "password_common"

/**
 * Long enough, not absurdly long, and not one that everybody tries first
 * (ASVS 6.2). Nothing is cut off, and no kind of character is demanded.
 */
export function passwordProblem(password: string): PasswordProblem | null {
  // People count what they see, not UTF-16 units.
  const length = Array.from(password.normalize("NFC")).length
  if (length < PASSWORD_MIN) {
    return "password_short"
  }
  if (length > PASSWORD_MAX) {
    return "password_long"
  }
  return isCommon(password) ? "password_common" : null
}

function isCommon(password: string): boolean {
  const plain = password.toLowerCase()
  // One character, or a short run, over and over.
  if (/^(.{1,4})\1+.{0,3}$/s.test(plain)) {
    return true
  }
  return COMMON_PASSWORDS.has(plain)
}
