import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { PDFDocument, PDFName, PDFString } from 'pdf-lib'
import { numberStructure } from '../../scripts/export/number-structure.ts'
import { writePdf } from '../../scripts/export/write-pdf.ts'

/** A table of one head and one cell under it, in a tree of names as browsers write it. */
async function tableNamed(head: string): Promise<PDFDocument> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const { context, catalog } = pdf
  const id = PDFString.of(head)
  const of = (entries: object[]) => context.obj(entries.map((entry) => ({ O: 'Table', ...entry })))
  const th = context.register(context.obj({ Type: 'StructElem', S: 'TH', ID: id, A: of([{ RowSpan: 1 }]) }))
  context.register(context.obj({ Type: 'StructElem', S: 'TD', A: of([{ Headers: [id] }, { RowSpan: 1 }]) }))
  const leaf = context.register(context.obj({ Limits: [id, id], Names: [id, th] }))
  const tree = context.register(context.obj({ Kids: [leaf] }))
  catalog.set(PDFName.of('StructTreeRoot'), context.obj({ IDTree: tree }))
  return pdf
}

describe('numberStructure()', () => {
  it('gives a table the same names, whatever the browser called its cells', async () => {
    const [one, other] = await Promise.all(['node00000319', 'node00000317'].map(tableNamed))
    assert.ok(!Buffer.from(writePdf(one!.context)).equals(writePdf(other!.context)))
    numberStructure(one!)
    numberStructure(other!)
    assert.ok(Buffer.from(writePdf(one!.context)).equals(writePdf(other!.context)))
  })

  it('keeps cells and their heads together, and leads from the name to the head', async () => {
    const pdf = await tableNamed('node00000042')
    numberStructure(pdf)
    const all = pdf.context.enumerateIndirectObjects().map(([ref, object]) => [String(ref), String(object)])
    const [[ref, head] = []] = all.filter(([, object]) => object?.includes('/S /TH'))
    const name = /\/ID (\([^)]+\))/.exec(head ?? '')?.[1]
    assert.ok(name && !name.includes('node'))
    assert.ok(all.some(([, object]) => object?.includes(`/Headers [ ${name} ]`)))
    assert.ok(String(pdf.catalog.get(PDFName.of('StructTreeRoot'))).includes(`${name} ${ref}`))
  })

  it('leaves a document without names as it is', async () => {
    const pdf = await PDFDocument.create()
    pdf.addPage()
    const before = String(pdf.catalog)
    numberStructure(pdf)
    assert.equal(String(pdf.catalog), before)
  })
})
