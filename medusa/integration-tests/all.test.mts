// The tests on a real shop, one after the other: the shop is booted once, by
// the code that `npm start` uses, and the crash tests come last.
import { after, before, describe } from "node:test"
import { bootTestShop } from "../testing/test-shop.mjs"
import { byHandTests } from "./access-by-hand.mts"
import { accountTests } from "./accounts.mts"
import { disableTests } from "./disable.mts"
import { downloadTests } from "./downloads.mts"
import { crashTests } from "./crash.mts"
import { savedViewTests } from "./saved-views.mts"
import { routeMatrix } from "./route-matrix.mts"
import { tenancyCatalogue } from "./tenancy-catalogue.mts"
import { useShop } from "./shop.mts"
import { suspendTests } from "./suspend.mts"
import { textTrackTests } from "./text-tracks.mts"
import { viewAsTests } from "./view-as.mts"

before(async () => {
  const extraEnv = { SMS_LOG: "true" }
  useShop(await bootTestShop({ name: "integration", extraEnv }))
})
after(async () => {
  await useShop().stop()
})

describe("T1 · every table stands in a class, and its policy holds", () => {
  tenancyCatalogue()
})

describe("T2 · every route, seven identities, foreign ids", () => {
  routeMatrix()
})

describe("Accounts · guessing, sessions, second factors, tokens", () => {
  accountTests()
})

describe("Access · given, extended and taken back by hand", () => {
  byHandTests()
})

describe("Files · downloads, links, versions, originals", () => {
  downloadTests()
})

describe("Texts · captions, subtitles, chapters, who may read them", () => {
  textTrackTests()
})

describe("An operator looks at Studio as a creator does", () => {
  viewAsTests()
})

describe("Posts, creators, organizations · taken off and given back", () => {
  disableTests()
  suspendTests()
})

describe("Lists · narrowed, ordered, and kept as views", () => {
  savedViewTests()
})

describe("Crash · paid means access, books balance, published once", () => {
  crashTests()
})
