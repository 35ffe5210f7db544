import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { withPlatform, type Pg } from "@codex/kernel"
import type { MessageType } from "./domain/types-of-mail"
import { sendMessage } from "./store/send-message"
import type { NewMessage } from "./types"

type Dependencies = {
  [ContainerRegistrationKeys.PG_CONNECTION]: Pg
}

/** What a shop may ask for without a transaction of its own. */
export class MessagesModuleService {
  private readonly pg: Pg

  constructor(container: Dependencies) {
    this.pg = container[ContainerRegistrationKeys.PG_CONNECTION]
  }

  send<Type extends MessageType>(
    message: NewMessage<Type>
  ): Promise<string | null> {
    return withPlatform(this.pg, "ask for a mail", (tx) =>
      sendMessage(tx, message)
    )
  }
}
