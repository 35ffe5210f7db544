import { assertDefined, type Tx } from "@codex/kernel"
import { nobodysHandle } from "../domain/handle"
import type { Creator } from "../types"

/** Whom an address leads to that is only kept from being taken. */
const NOBODY = "nobody"

/** What stands where a person's name, words and picture were. */
export interface Closing {
  /** In place of their name, wherever it is shown. */
  name: string
  /** What an operator reads beside it. */
  reason: string
}

/** The creator, locked: what is judged of them stays true until the end. */
export async function lockCreator(tx: Tx, id: string): Promise<Creator | null> {
  const row = await tx("creator")
    .where({ id: assertDefined(id, "creator id") })
    .forUpdate()
    .first<Creator>()
  return row ?? null
}

const closed = (tx: Tx, { reason }: Closing) => ({
  status: "suspended",
  suspend_reason: reason,
  closed_at: tx.raw("coalesce(closed_at, now())"),
  updated_at: tx.fn.now(),
})

/** A new address that says nothing; the old one stays taken and leads nowhere. */
async function moveAddress(tx: Tx, creator: Creator): Promise<string> {
  const handle = nobodysHandle(creator.id)
  await tx("handle")
    .insert({ handle, target_type: "creator", target_id: creator.id })
    .onConflict("handle")
    .ignore()
  await tx("handle")
    .where({ handle: creator.handle })
    .whereNot({ handle })
    .update({ target_id: NOBODY })
  return handle
}

/** Their page: its name was theirs, so were its words and its picture. */
async function closePage(
  tx: Tx,
  { personal_organization_id: id }: Creator,
  { handle, closing }: { handle: string; closing: Closing }
): Promise<void> {
  await tx("organization")
    .where({ id })
    .update({ name: closing.name, handle, ...closed(tx, closing) })
  await tx("organization_settings").where({ organization_id: id }).update({
    tagline: "",
    description: "",
    support_email: null,
    legal_name: "",
    logo_key: null,
    updated_at: tx.fn.now(),
  })
}

/** Brands nobody else works for: the name is on receipts, so it stays. */
async function closeBrands(
  tx: Tx,
  ids: readonly string[],
  closing: Closing
): Promise<void> {
  await tx("organization")
    .whereIn("id", [...ids])
    .update(closed(tx, closing))
  await tx("organization_settings")
    .whereIn("organization_id", [...ids])
    .update({ support_email: null, updated_at: tx.fn.now() })
}

/**
 * Takes a person out of our tables and shuts what was theirs; the rows stay,
 * since sales and books name their ids. Again it changes nothing.
 */
export async function closeCreator(
  tx: Tx,
  creator: Creator,
  { brands, closing }: { brands: readonly string[]; closing: Closing }
): Promise<void> {
  const handle = await moveAddress(tx, creator)
  await tx("creator")
    .where({ id: creator.id })
    .update({
      display_name: closing.name,
      handle,
      bio: "",
      avatar_key: null,
      ...closed(tx, closing),
    })
  await closePage(tx, creator, { handle, closing })
  await closeBrands(tx, brands, closing)
}
