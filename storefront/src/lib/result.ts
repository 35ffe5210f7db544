/** What an API call came to: the value, or why not in a stable code. */
export type Failure = {
  ok: false
  status: number
  /** Stable code of the API, `unreachable` or `unexpected_answer`. */
  code: string
  /** The API's own sentence, when it sent one for people. */
  message?: string
}
export type Success<T> = { ok: true; value: T }
export type Result<T> = Success<T> | Failure

export const success = <T>(value: T): Success<T> => ({ ok: true, value })

export const failure = (
  status: number,
  code: string,
  message?: string
): Failure => ({ ok: false, status, code, message })
