import { Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import type { MedusaContainer } from "@medusajs/framework/types"
import { nobodysEmail, type DeleteAccountInput } from "../../own-data/nobody"

async function forgetOrders(
  container: MedusaContainer,
  customerId: string
): Promise<void> {
  const orders = container.resolve(Modules.ORDER)
  const theirs = await orders.listOrders(
    { customer_id: customerId },
    { select: ["id"] }
  )
  const email = nobodysEmail(customerId)
  await orders.updateOrders(theirs.map(({ id }) => ({ id, email })))
}

/** Takes a person out of Medusa's records; their sums stay (no undo either). */
export const forgetCustomerStep = createStep(
  "checkout-forget-customer",
  async ({ customer_id: id }: DeleteAccountInput, { container }) => {
    const customers = container.resolve(Modules.CUSTOMER)
    const addresses = await customers.listCustomerAddresses({ customer_id: id })
    await customers.deleteCustomerAddresses(addresses.map((own) => own.id))
    await forgetOrders(container, id)
    await customers.updateCustomers(id, {
      email: nobodysEmail(id),
      first_name: "",
      last_name: "",
      phone: "",
      company_name: "",
    })
    return new StepResponse(id)
  }
)
