import { recordAudit } from "@codex/audit"
import {
  closeCreator,
  forgetContact,
  listOrganizationsEver,
  lockCreator,
} from "@codex/creators"
import type { Tx } from "@codex/kernel"
import {
  forgetCreatorMail,
  forgetRecipient,
  sendMessage,
} from "@codex/messages"
import { forgetPayee } from "@codex/payouts"
import { wakeMail } from "@codex/plugin-messages/workflows"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import {
  CLOSED,
  type CloseCreatorInput,
} from "../../creator-closing/closing-input"
import { findObstacles } from "../../creator-closing/facts"
import {
  ownedBrands,
  walletsOf,
  type Holdings,
} from "../../creator-data/own-creator"
import { checkoutFailure } from "../../lib/failures"
import { inPlatform } from "../../lib/platform"
import { nobodysEmail } from "../../own-data/nobody"

/** Name, addresses and bank details, wherever our tables have them. */
async function forget(
  tx: Tx,
  of: Holdings,
  { email, shops }: CloseCreatorInput
): Promise<void> {
  const { creator } = of
  const emails = email ? [email] : []
  const instead = nobodysEmail(creator.id)
  const brands = ownedBrands(of).map(({ id }) => id)
  await closeCreator(tx, creator, { brands, closing: CLOSED })
  await forgetContact(tx, { creatorId: creator.id, emails, instead })
  await forgetPayee(tx, {
    creatorId: creator.id,
    payeeIds: walletsOf(of).map(({ id }) => id),
    name: CLOSED.name,
    emailOf: nobodysEmail,
  })
  await forgetCreatorMail(tx, creator.id, instead)
  if (!shops) {
    // Else the address is a shopper's as well, and so are its receipts.
    await forgetRecipient(tx, emails, instead)
  }
}

/** The last mail, and what the log keeps. */
async function tell(tx: Tx, input: CloseCreatorInput): Promise<void> {
  const { creator_id: creatorId, email, name } = input
  if (email) {
    await sendMessage(tx, {
      type: "creator_closed",
      key: creatorId,
      to: { email },
      data: { name, closed_at: new Date().toISOString() },
    })
  }
  await recordAudit(tx, {
    actorKind: "creator",
    actorId: creatorId,
    action: "creator.closed",
    objectType: "creator",
    objectId: creatorId,
  })
}

/**
 * Takes a creator out of all our tables, in one transaction. A sale may have
 * come in since they were shown what stands in the way, so that is judged again
 * under their lock. Nothing brings a name back: there is nothing to undo, and
 * who is closed already is left alone.
 */
export const forgetCreatorStep = createStep(
  "checkout-forget-creator",
  async (input: CloseCreatorInput, { container }) => {
    await inPlatform(container, "close a creator", async (tx) => {
      const creator = await lockCreator(tx, input.creator_id)
      if (!creator || creator.closed_at) {
        return
      }
      const organizations = await listOrganizationsEver(tx, creator.id)
      const holdings = { creator, organizations }
      if ((await findObstacles(tx, holdings)).length > 0) {
        throw checkoutFailure("closing_blocked")
      }
      await forget(tx, holdings, input)
      await tell(tx, input)
    })
    wakeMail(container)
    return new StepResponse(input.creator_id)
  }
)
