import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import DemoPaymentProvider from "./service"

export default ModuleProvider(Modules.PAYMENT, {
  services: [DemoPaymentProvider],
})
