import { at, type Row } from "./matrix-row.mts"
import { sql, useShop } from "./shop.mts"

const wrong = { password: "not the password" }

/** Rows that follow guess passwords too, each with its own tries. */
const forgetTries = () =>
  sql("delete from auth_rate_bucket").then(() => undefined)

/** What a creator takes along and closes: their own, whoever asks. */
export const creatorDataRows: Row[] = [
  {
    route: "GET /admin/account/data",
    area: "studio",
    foreign: "own",
    request: () => at("/admin/account/data"),
  },
  {
    route: "POST /admin/account/data",
    area: "studio",
    foreign: "same",
    request: () => at("/admin/account/data", wrong),
    arrange: forgetTries,
    control: () => {
      const { password } = useShop().demo.logins.creator
      return at("/admin/account/data", { password })
    },
  },
  {
    route: "GET /admin/account/closing",
    area: "studio",
    foreign: "own",
    request: () => at("/admin/account/closing"),
  },
  {
    route: "POST /admin/account/closing",
    area: "studio",
    foreign: "same",
    request: () => at("/admin/account/closing", wrong),
    arrange: forgetTries,
    // Of somebody the matrix does not need any more.
    control: (f) => ({
      ...at("/admin/account/closing", { password: f.goerPassword }),
      headers: { authorization: f.goer },
    }),
  },
]
