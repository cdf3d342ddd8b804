import { readText } from '../files.ts'
import { brokenFrontmatter } from '../slides/read-slides.ts'
import { UserError } from '../user-error.ts'

/**
 * Text of a deck that Slidev can read.
 * @throws UserError when the file cannot be read, or with the line of frontmatter that is no YAML
 */
export async function readDeck(file: string): Promise<string> {
  const markdown = await readText(file)
  const broken = brokenFrontmatter(markdown)
  if (broken)
    throw new UserError(
      `${file}:${broken.line}: this frontmatter cannot be read (${broken.reason}); put the value in quotation marks, or mend the line`,
    )
  return markdown
}
