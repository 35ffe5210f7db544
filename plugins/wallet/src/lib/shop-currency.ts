import type { MedusaContainer, StoreDTO } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** The default currency of the shop, as Medusa's settings name it. */
export async function shopCurrency(
  container: MedusaContainer
): Promise<string> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data }: { data: Pick<StoreDTO, "supported_currencies">[] } =
    await query.graph({
      entity: "store",
      fields: [
        "supported_currencies.currency_code",
        "supported_currencies.is_default",
      ],
    })
  const currencies = data.flatMap((store) => store.supported_currencies ?? [])
  const usual = currencies.find((each) => each.is_default) ?? currencies[0]
  return usual?.currency_code ?? "usd"
}
