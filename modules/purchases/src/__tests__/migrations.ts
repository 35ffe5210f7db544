import { Migration20261121010700Purchases } from "../migrations/Migration20261121010700Purchases"
import { Migration20261121123600MoneyObjects } from "../migrations/Migration20261121123600MoneyObjects"
import { Migration20261121124500Agreement } from "../migrations/Migration20261121124500Agreement"
import { Migration20261125164100DirectCharges } from "../migrations/Migration20261125164100DirectCharges"
import { Migration20261125164500Tax } from "../migrations/Migration20261125164500Tax"
import { Migration20261125170000OutboxNarrow } from "../migrations/Migration20261125170000OutboxNarrow"
import { Migration20261125171100BuyerProof } from "../migrations/Migration20261125171100BuyerProof"
import { Migration20261125171200ShopRefundPolicy } from "../migrations/Migration20261125171200ShopRefundPolicy"
import { Migration20261125172000OperatorDesk } from "../migrations/Migration20261125172000OperatorDesk"
import { Migration20261126020000Changes } from "../migrations/Migration20261126020000Changes"
import { Migration20261127150000OfCustomer } from "../migrations/Migration20261127150000OfCustomer"

/** All of the noun, in the order a deployment runs them. */
export const PURCHASES_MIGRATIONS = [
  Migration20261121010700Purchases,
  Migration20261121123600MoneyObjects,
  Migration20261121124500Agreement,
  Migration20261125164100DirectCharges,
  Migration20261125164500Tax,
  Migration20261125170000OutboxNarrow,
  Migration20261125171100BuyerProof,
  Migration20261125171200ShopRefundPolicy,
  Migration20261125172000OperatorDesk,
  Migration20261126020000Changes,
  Migration20261127150000OfCustomer,
]
