// npm run bench: each figure against its baseline, both measured in this run.
//   npm run bench -- --json            flat keys on stdout, nothing else
//   npm run bench -- --only ledger     one section
import { parseArgs } from "node:util"
import { insightFigures } from "./insights/index.mts"
import { ledgerFigures } from "./ledger/index.mts"
import { isMet, toJson, toText, type Figure } from "./lib/report.mts"
import { presignFigures } from "./upload/index.mts"
import { closeShop, shopSections } from "./shop/index.mts"
import { transcodeFigures } from "./transcode/index.mts"

const { values: options } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    only: { type: "string", default: "" },
  },
})

const SECTIONS: Record<string, () => Promise<Figure[]>> = {
  ledger: ledgerFigures,
  insights: insightFigures,
  presign: presignFigures,
  transcode: transcodeFigures,
  ...shopSections,
}

const wanted = options.only ? options.only.split(",") : Object.keys(SECTIONS)

async function measure(name: string): Promise<Figure[]> {
  const section = SECTIONS[name]
  if (!section) {
    throw new Error(
      `No section ${name}; there are ${Object.keys(SECTIONS).join(", ")}`
    )
  }
  console.error(`Measuring ${name} …`)
  return section()
}

const figures: Figure[] = []
try {
  for (const name of wanted) {
    const found = await measure(name)
    figures.push(...found)
    // Each as it is done: a run that is cut short has not been for nothing.
    const say = options.json ? console.error : console.log
    say(toText(found))
  }
} finally {
  await closeShop()
}
if (options.json) {
  console.log(toJson(figures))
}
process.exit(figures.every(isMet) ? 0 : 1)
