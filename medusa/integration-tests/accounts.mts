import { approvalTests } from "./account-approval.mts"
import { closingTests } from "./account-closing.mts"
import { creatorDataTests } from "./account-creator-data.mts"
import { emailTests } from "./account-email.mts"
import { ownDataTests } from "./account-own-data.mts"
import { handOverTests } from "./account-hand-over.mts"
import { sessionTests } from "./account-sessions.mts"
import { factorSwitchTests } from "./account-second-factor.mts"
import { invitationTests } from "./account-invitations.mts"
import { limitTests } from "./account-limits.mts"
import { phoneTests } from "./account-phone.mts"
import { signUpTests } from "./account-sign-up.mts"
import { stepUpTests } from "./account-step-up.mts"
import { secondFactorTests, tokenTests } from "./account-tokens.mts"

/** RELIABILITY §6, row by row. */
export function accountTests() {
  sessionTests()
  limitTests()
  secondFactorTests()
  factorSwitchTests()
  // Before somebody guesses the password of who is asked for one here.
  creatorDataTests()
  stepUpTests()
  signUpTests()
  emailTests()
  ownDataTests()
  closingTests()
  approvalTests()
  phoneTests()
  invitationTests()
  handOverTests()
  tokenTests()
}
