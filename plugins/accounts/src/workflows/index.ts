/** For other plugins: the one way to ask again who somebody is. */
export { confirmPassword, requireConfirmation } from "../sessions/confirm"
export { endAll as endPersonSessions } from "../sessions/end"
