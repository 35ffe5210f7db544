/** `GET /admin/account/second-factor` */
export interface SecondFactor {
  /** The operator asks for one of people like me. */
  required: boolean
  set_up: boolean
}
