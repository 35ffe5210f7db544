import type { Waterfall, WaterfallLine } from "./waterfall-types"

const percent = (bps: number) => `${String(bps / 100)} %`

type Parts = Omit<Waterfall, "lines">

function line(
  key: WaterfallLine["key"],
  label: string,
  amount_minor: number,
  over: Partial<WaterfallLine> = {}
): WaterfallLine {
  return { key, label, amount_minor, bps: null, payee_id: null, ...over }
}

function feeLabel({ processing_fee: fee }: Parts): string {
  const about = fee.estimated ? ", estimated" : ""
  if (fee.payees_minor === 0) {
    return `Processing fee (paid by the platform${about})`
  }
  return fee.payees_minor === fee.amount_minor
    ? `Processing fee (paid by the seller${about})`
    : `Processing fee (shared by seller and platform${about})`
}

const taxName = ({ tax_label: label }: Parts) =>
  label ? `Tax (${label})` : "Tax"

/**
 * The steps in the order money falls: price, tax, discount, processing fee,
 * platform, organization, creators. Steps of nothing are left out, except that
 * fee and platform always show, since "nothing" is an answer there.
 */
export function waterfallLines(parts: Parts): WaterfallLine[] {
  const { commission, shares } = parts
  const discountLabel =
    parts.discount_born_by === "seller"
      ? "Your discount"
      : "Discount (paid by the platform)"
  const organizations = shares.filter((s) => s.payee_kind === "organization")
  const others = shares.filter((s) => s.payee_kind !== "organization")
  // Over several items a rate is a rounded result, not what was agreed.
  const rated = !parts.items
  const named = (label: string, bps: number) =>
    rated ? `${label} ${percent(bps)}` : label
  return [
    line("price", "Price", parts.price_minor),
    ...(parts.tax_minor > 0
      ? [line("tax", taxName(parts), -parts.tax_minor)]
      : []),
    ...(parts.discount_minor > 0
      ? [line("discount", discountLabel, -parts.discount_minor)]
      : []),
    line(
      "processing_fee",
      feeLabel(parts),
      0 - parts.processing_fee.amount_minor
    ),
    line(
      "platform",
      named("Platform commission", commission.bps),
      commission.amount_minor,
      { bps: rated ? commission.bps : null }
    ),
    ...[...organizations, ...others]
      .filter((share) => share.bps > 0 || share.amount_minor > 0)
      .map((share) =>
        line(share.payee_kind, named(share.label, share.bps), share.net_minor, {
          bps: rated ? share.bps : null,
          payee_id: share.payee_id,
        })
      ),
  ]
}
