import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** A font that a style sheet names. */
export interface NamedFont {
  family: string
  weight: string
  /** As written: a path from the style sheet, or from a package. */
  source: string
  /** The file; null if it is not there. */
  path: string | null
}

/** The fonts that the `@font-face` rules of a style sheet name, and where they are. */
export async function findFonts(stylesheet: string): Promise<NamedFont[]> {
  const css = await readFile(stylesheet, 'utf8')
  const folders = createRequire(stylesheet).resolve.paths('any-package') ?? []
  return [...css.matchAll(/@font-face\s*\{([^}]*)\}/g)].map(([, rule = '']) => {
    const value = (name: string) => new RegExp(`${name}:\\s*["']?([^;"']+)`).exec(rule)?.[1]?.trim() ?? ''
    const source = /url\(["']?([^"')]+)/.exec(rule)?.[1] ?? ''
    const places = [dirname(stylesheet), ...folders].map((folder) => join(folder, source))
    return {
      family: value('font-family'),
      weight: value('font-weight'),
      source,
      path: places.find((path) => existsSync(path)) ?? null,
    }
  })
}

/**
 * The fonts that the modules `fonts-*.ts` of a folder bring along, by style sheets of the folder or of packages.
 * A sheet that is not there counts as a font of its own name that is missing.
 */
export async function fontsBroughtBy(folder: string): Promise<NamedFont[]> {
  const modules = (await readdir(folder)).filter((name) => /^fonts-.*\.ts$/.test(name)).sort()
  const codes = await Promise.all(modules.map((name) => readFile(join(folder, name), 'utf8')))
  const sheets = codes.flatMap((code) =>
    [...code.matchAll(/^import '([^']+\.css)'/gm)].map(([, id = '']) => id),
  )
  const fonts = await Promise.all(
    sheets.map(async (id) => {
      try {
        return await findFonts(createRequire(join(folder, 'fonts.ts')).resolve(id))
      } catch {
        return [{ family: id, weight: '', source: id, path: null }]
      }
    }),
  )
  return fonts.flat()
}
