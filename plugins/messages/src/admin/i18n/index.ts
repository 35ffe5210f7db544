import { kitWords } from "@codex/admin-kit"
import en from "./json/en.json"

export default { en: { translation: { ...en, ...kitWords } } }
