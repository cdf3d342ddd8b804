import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { readText } from '../files.ts'
import { readMapping, readSlides, unreadable } from '../slides/read-slides.ts'
import { UserError } from '../user-error.ts'

/**
 * Text of a deck that Slidev can read. What Slidev passes over in silence, such as a file of slides that is not there,
 * is said here.
 *
 * @throws UserError when the file cannot be read, holds no slide or asks for slides that are not there, or with the line
 * of frontmatter that is no YAML
 */
export async function readDeck(file: string): Promise<string> {
  if (resolve(file).includes('?'))
    throw new UserError(
      `Cannot open deck ${file}: Slidev takes what follows a question mark for no part of a path; give it a name without`,
    )
  const markdown = await readText(file)
  const broken = unreadable(markdown)
  if (broken) throw new UserError(`${file}:${broken.line}: ${broken.problem}; ${broken.mend}`)
  for (const { text, line } of readSlides(markdown)) {
    const missing = missingSource(text, file)
    if (missing)
      throw new UserError(
        `${file}:${line}: its slides are to come from ${missing}, which is not there; correct the path`,
      )
  }
  return markdown
}

/** The file that a slide names as its source, if there is no such file. */
function missingSource(slide: string, file: string): string | undefined {
  const [, frontmatter = ''] = /^---[^\n]*\n([\s\S]*?)\n---/.exec(slide) ?? []
  const source = /^src:/m.test(frontmatter) ? readMapping(frontmatter)?.src : undefined
  if (typeof source !== 'string') return undefined
  const folder = dirname(resolve(file))
  // A leading slash stands for the deck's folder, and `#3-5` for some of the slides.
  const path = source.replace(/#.*$/, '')
  return existsSync(path.startsWith('/') ? join(folder, path) : resolve(folder, path)) ? undefined : path
}
