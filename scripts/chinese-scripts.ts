import { createRequire } from 'node:module'
import type { Converter } from 'opencc-js'

const require = createRequire(import.meta.url)

/** Scripts as OpenCC names them: Simplified, Traditional, and Traditional as in Taiwan and Hong Kong. */
export type ScriptCode = 'cn' | 't' | 'tw' | 'hk'

const built = new Map<string, (text: string) => string>()

/**
 * A converter between two Chinese scripts. Its tables are loaded on the first use and once for all rooms: each
 * converter takes 20 to 60 ms to build.
 */
export function converter(from: ScriptCode, to: ScriptCode): (text: string) => string {
  const key = `${from}>${to}`
  return (text) => {
    let convert = built.get(key)
    if (!convert) {
      const opencc = require('opencc-js') as { Converter: typeof Converter }
      convert = opencc.Converter({ from, to })
      built.set(key, convert)
    }
    return convert(text)
  }
}
