export { mailTransport } from "../delivery/mail-transport"
