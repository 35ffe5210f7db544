import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import CodexStripeProvider from "./service"

export default ModuleProvider(Modules.PAYMENT, {
  services: [CodexStripeProvider],
})
