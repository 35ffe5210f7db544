export { drainMail, wakeMail } from "../delivery/drain-mail"
export { mailIsSent } from "../options"
