/** What nodemailer says about a refusal. */
interface SmtpError {
  responseCode?: unknown
  code?: unknown
}

/**
 * Whether another attempt may help. 5xx is the server's final word about this
 * mail (RFC 5321, 4.2.1); a wrong password is ours to repair meanwhile.
 */
export function isRetriable(error: unknown): boolean {
  const { responseCode, code } = (error ?? {}) as SmtpError
  const isFinal = typeof responseCode === "number" && responseCode >= 500
  return !isFinal || code === "EAUTH"
}
