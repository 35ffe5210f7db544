const TOKEN_IN_PATH = /(\/(?:media(?:-upload)?|download)\/)([^/?#\s]+)/gi

/** Enough of a session id to find it, nothing that opens it. */
const VISIBLE = /^pbs_[0-9A-Z]{14}/

/** A URL with its path tokens masked, for logs (RELIABILITY §3.2). */
export function maskPathTokens(url: string): string {
  return url.replace(TOKEN_IN_PATH, (_, prefix: string, token: string) => {
    const visible = VISIBLE.exec(token)?.[0] ?? ""
    return `${prefix}${visible}***`
  })
}
