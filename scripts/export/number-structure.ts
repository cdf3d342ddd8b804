import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFRef, PDFString } from 'pdf-lib'

const name = PDFName.of

/**
 * Numbers anew what the structure of a PDF calls by name: the head cells that a table's cells belong to (PDF 32000-1,
 * 14.7.2 and 14.8.5.7). A browser names them by how many nodes it had made before, which differs from run to run.
 */
export function numberStructure({ context, catalog }: PDFDocument): void {
  const root = catalog.lookupMaybe(name('StructTreeRoot'), PDFDict)
  if (!root?.has(name('IDTree'))) return
  const elements: [PDFRef, PDFDict][] = []
  for (const [ref, object] of context.enumerateIndirectObjects())
    if (object instanceof PDFDict && object.get(name('Type')) === name('StructElem'))
      elements.push([ref, object])
  const numbers = new Map<string, PDFString>()
  const names = context.obj([])
  for (const [ref, element] of elements) {
    const id = element.lookupMaybe(name('ID'), PDFString)?.asString()
    if (id === undefined) continue
    const number = PDFString.of(`cell${String(numbers.size + 1).padStart(8, '0')}`)
    numbers.set(id, number)
    element.set(name('ID'), number)
    names.push(number)
    names.push(ref)
  }
  for (const [, element] of elements)
    for (const attributes of element.lookupMaybe(name('A'), PDFArray)?.asArray() ?? []) {
      const heads = attributes instanceof PDFDict && attributes.lookupMaybe(name('Headers'), PDFArray)
      if (!heads) continue
      heads.asArray().forEach((head, index) => {
        const number = head instanceof PDFString && numbers.get(head.asString())
        if (number) heads.set(index, number)
      })
    }
  deleteTree(root.get(name('IDTree')))
  root.set(name('IDTree'), context.obj({ Names: names }))

  function deleteTree(tree: unknown) {
    if (!(tree instanceof PDFRef)) return
    const kids = context.lookup(tree, PDFDict).lookupMaybe(name('Kids'), PDFArray)
    for (const kid of kids?.asArray() ?? []) deleteTree(kid)
    context.delete(tree)
  }
}
