export { drainMail, wakeMail } from "../delivery/drain-mail"
