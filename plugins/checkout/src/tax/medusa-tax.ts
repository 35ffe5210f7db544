import { CodexError, minor } from "@codex/kernel"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { checkoutFailure } from "../lib/failures"
import { messageOf } from "../lib/message-of"
import { ppmOfPercent, taxOn } from "./arithmetic"
import type { RatedTax } from "./arithmetic"
import { medusaTaxPolicy } from "./policy"
import type { TaxAnswer, TaxCalculator, TaxQuestion } from "./port"
import { contextOf, taxLine } from "./provider-lines"
import type { ProviderLine } from "./provider-lines"

/** Rules of a rate may name the product or its type. */
async function productTypeOf(
  container: MedusaContainer,
  productId: string | null
): Promise<string | undefined> {
  if (!productId) {
    return undefined
  }
  const [product] = await container
    .resolve(Modules.PRODUCT)
    .listProducts({ id: [productId] }, { select: ["id", "type_id"], take: 1 })
  return product?.type_id ?? undefined
}

async function linesOf(
  container: MedusaContainer,
  question: TaxQuestion
): Promise<ProviderLine[]> {
  const { productId, postId, currencyCode } = question
  const typeId = await productTypeOf(container, productId)
  const found = await container.resolve(Modules.TAX).getTaxLines(
    [
      {
        id: postId,
        product_id: productId ?? postId,
        ...(typeId ? { product_type_id: typeId } : {}),
        quantity: 1,
        currency_code: currencyCode,
      },
    ],
    contextOf(question)
  )
  return found.map((line) => taxLine.parse(line))
}

/** A provider's own amounts, or those its rates come to. */
function rated(
  question: TaxQuestion,
  lines: readonly ProviderLine[]
): RatedTax {
  const { amountMinor, inclusive } = question
  const parts = lines.flatMap(({ name, rate, amount_minor }) =>
    amount_minor === undefined
      ? []
      : [
          {
            label: name,
            ratePpm: ppmOfPercent(rate),
            amountMinor: minor(amount_minor),
          },
        ]
  )
  if (lines.length > 0 && parts.length === lines.length) {
    const taxMinor = parts.reduce((sum, part) => sum + part.amountMinor, 0n)
    return { taxMinor, parts }
  }
  const rates = lines.map(({ name, rate }) => ({
    label: name,
    ratePpm: ppmOfPercent(rate),
  }))
  return taxOn(amountMinor, rates, inclusive)
}

function answerOf(
  question: TaxQuestion,
  lines: readonly ProviderLine[]
): TaxAnswer {
  const { place, inclusive } = question
  const { taxMinor, parts } = rated(question, lines)
  const [first] = lines
  const why = first?.reason ?? (first ? "zero_rated" : "not_collecting")
  const shown = parts.filter((part) => part.ratePpm > 0)
  return {
    taxMinor,
    frozen: {
      label: [...new Set(shown.map((part) => part.label))].join(" + "),
      rate_ppm: shown.reduce((sum, part) => sum + part.ratePpm, 0),
      inclusive,
      lines: shown.map(({ label, ratePpm, amountMinor }) => ({
        label,
        rate_ppm: ratePpm,
        amount_minor: Number(amountMinor),
      })),
      country: place.country,
      region: place.region ?? null,
      postal_code: place.postal_code ?? null,
      tax_id: place.tax_id ?? null,
      reason: taxMinor === 0n ? why : null,
      provider: first?.provider_id ?? null,
      calculation_id: first?.calculation_id ?? null,
    },
  }
}

/**
 * The default way: Medusa's tax module, with the regions, rates and rules of
 * its own screens, by whichever tax provider a region names.
 */
export const medusaTax: TaxCalculator = {
  id: "medusa",
  policy: medusaTaxPolicy,
  async calculate(container, question) {
    try {
      return answerOf(question, await linesOf(container, question))
    } catch (error) {
      if (error instanceof CodexError) {
        throw error
      }
      container
        .resolve(ContainerRegistrationKeys.LOGGER)
        .error(`checkout: tax of post ${question.postId}: ${messageOf(error)}`)
      throw checkoutFailure("tax_unavailable")
    }
  },
}
