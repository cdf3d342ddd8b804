import JSZip from 'jszip'
import type { Color, Gradient } from './pieces.ts'

/** Slots of an Office colour scheme (ECMA-376 part 1, 20.1.6.2). */
export type Slot =
  | 'dk1'
  | 'lt1'
  | 'dk2'
  | 'lt2'
  | 'accent1'
  | 'accent2'
  | 'accent3'
  | 'accent4'
  | 'accent5'
  | 'accent6'

export interface FontPair {
  latin: string
  eastAsian: string
  /** What stands in where the fonts are missing has serifs too. */
  serif: boolean
}

export interface PptxTheme {
  colors: Record<Slot, Color>
  headings: FontPair
  body: FontPair
}

export interface PptxFinish {
  theme: PptxTheme
  /** Language of the deck, such as `zh-HK`. */
  lang: string
  /** Per picture, in the order of the slides, its drawing as SVG; empty where it has none. */
  svgs: readonly Uint8Array[]
  /** Per slide its notes, in paragraphs. */
  notes: readonly (readonly string[])[]
}

/** Name that marks a slide's title, for `finishPptx` to make it one. */
export const TITLE = 'Title'
/** Follows a name: the indent of all lines but the first, in English metric units. */
export const HANGING = ' hanging '
/** Name that marks a shape which means nothing to those who cannot see it. */
export const DECORATION = 'Decoration'
/** Follows a name: the fill that changes along the shape, as `writeGradient` writes it. */
export const FADING = ' fading '

/** A gradient in a name. */
export const writeGradient = ({ angle, stops }: Gradient): string =>
  [
    angle,
    ...stops.map(({ at, color }) => `${Math.round(at * 100_000)}:${hexOf(color)}:${alphaOf(color)}`),
  ].join()

const alphaOf = ([, , , alpha]: Color): number => Math.round(alpha * 100_000)

/** A gradient as Office fills a shape with it (ECMA-376, 20.1.8.33), of what `writeGradient` wrote. */
function gradientFill(written: string): string {
  const [angle, ...stops] = written.split(',')
  const list = stops.map((stop) => {
    const [at, color, alpha] = stop.split(':')
    return `<a:gs pos="${at}"><a:srgbClr val="${color}"><a:alpha val="${alpha}"/></a:srgbClr></a:gs>`
  })
  return `<a:gradFill rotWithShape="1"><a:gsLst>${list.join('')}</a:gsLst><a:lin ang="${Math.round(Number(angle) * 60_000)}" scaled="0"/></a:gradFill>`
}

/** The oldest date that a zip can hold: the same deck gives the same bytes. */
const EPOCH = new Date(Date.UTC(1980, 0, 1))

/**
 * Completes a file of pptxgenjs, which knows no titles outside a fixed place, no languages, no fonts by script, no
 * colour schemes, no paragraphs in notes, and no SVG outside a browser, and dates what it writes.
 *
 * @param bytes the file as written
 * @returns the file with titles, languages, fonts for both scripts, theme, notes and drawings; same input, same bytes
 */
export async function finishPptx(bytes: Uint8Array, finish: PptxFinish): Promise<Uint8Array> {
  const { theme, lang, svgs, notes } = finish
  const zip = await JSZip.loadAsync(bytes)
  const edit = async (name: string, change: (xml: string) => string) => {
    const file = zip.file(name)
    if (!file) throw new Error(`Cannot finish pptx: it holds no ${name}`)
    zip.file(name, change(await file.async('string')))
  }
  const numbered = (pattern: RegExp) =>
    Object.keys(zip.files)
      .flatMap((name) => {
        const no = pattern.exec(name)?.[1]
        return no ? [{ name, no: Number(no) }] : []
      })
      .sort((a, b) => a.no - b.no)

  let picture = 0
  for (const { name, no } of numbered(/^ppt\/slides\/slide(\d+)\.xml$/)) {
    const added: string[] = []
    await edit(name, (xml) =>
      finishSlide(xml, theme, lang).replace(
        /<a:blip r:embed="(rId\d+)"><\/a:blip>/g,
        (whole, embed: string) => {
          const svg = svgs[picture++]
          if (!svg?.length) return whole
          const target = `drawing-${no}-${added.length + 1}.svg`
          zip.file(`ppt/media/${target}`, svg)
          added.push(
            `<Relationship Id="rIdSvg${added.length + 1}" Type="${RELATIONSHIPS}/image" Target="../media/${target}"/>`,
          )
          return `<a:blip r:embed="${embed}"><a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="rIdSvg${added.length}"/></a:ext></a:extLst></a:blip>`
        },
      ),
    )
    await edit(`ppt/slides/_rels/slide${no}.xml.rels`, (xml) =>
      xml.replace('</Relationships>', `${added.join('')}</Relationships>`),
    )
  }
  for (const { name, no } of numbered(/^ppt\/notesSlides\/notesSlide(\d+)\.xml$/))
    await edit(name, (xml) => withNotes(xml, notes[no - 1] ?? [], lang))
  for (const { name } of numbered(/^ppt\/slideLayouts\/slideLayout(\d+)\.xml$/))
    await edit(name, (xml) => withTitlePlaceholder(finishSlide(xml, theme, lang), lang))
  await edit('ppt/slideMasters/slideMaster1.xml', (xml) =>
    withTitlePlaceholder(xml, lang).replace(
      '<a:lvl1pPr algn="ctr"',
      // Our titles stand at the left; those that somebody adds should too.
      '<a:lvl1pPr algn="l"',
    ),
  )
  await edit('ppt/theme/theme1.xml', (xml) => withTheme(xml, theme))
  // The schema wants the notes' master before the slides.
  await edit('ppt/presentation.xml', (xml) =>
    xml
      .replace(
        /(<p:sldIdLst>.*?<\/p:sldIdLst>)(<p:notesMasterIdLst>.*?<\/p:notesMasterIdLst>)/s,
        (_, slides: string, master: string) => master + slides,
      )
      .replace(/<p:notesSz [^>]*>/, '<p:notesSz cx="6858000" cy="9144000"/>'),
  )
  await edit('docProps/core.xml', (xml) =>
    xml
      .replace(/\s*<dcterms:(created|modified) .*?<\/dcterms:\1>/g, '')
      .replace(/(<cp:lastModifiedBy>).*?(<\/cp:lastModifiedBy>)/, '$1Interview Deck$2')
      .replace(
        '</cp:coreProperties>',
        () => `<dc:language>${escapeXml(lang)}</dc:language></cp:coreProperties>`,
      ),
  )
  await edit('[Content_Types].xml', (xml) =>
    xml
      .replaceAll('"image/jpg"', '"image/jpeg"')
      .replace(/<Override PartName="\/([^"]+)"[^>]*\/>/g, (whole, name: string) =>
        zip.file(name) ? whole : '',
      ),
  )
  await edit('docProps/app.xml', withoutGuesses)
  const whole = new JSZip()
  for (const name of Object.keys(zip.files).sort(partOrder)) {
    const file = zip.files[name]!
    if (!file.dir) whole.file(name, await file.async('uint8array'), { date: EPOCH, createFolders: false })
  }
  return whole.generateAsync({
    type: 'uint8array',
    compression: 'DEFLATE',
    compressionOptions: { level: 9 },
    platform: 'DOS',
  })
}

/** What pptxgenjs says of every file's fonts and titles alike. */
const withoutGuesses = (xml: string): string =>
  xml
    .replace(/\s*<(HeadingPairs|TitlesOfParts)>.*?<\/\1>/gs, '')
    .replace(/\s*<(Words|Paragraphs)>0<\/\1>/g, '')

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The list of contents comes first in an Office file; some readers look no further for it. */
const partOrder = (a: string, b: string): number =>
  Number(b === '[Content_Types].xml') - Number(a === '[Content_Types].xml') || (a < b ? -1 : 1)

export const escapeXml = (text: string): string =>
  text
    // What XML 1.0 cannot hold, even escaped.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')

/** Of a theme's colours the one that a slide's colour is, under the name slides use for it. */
function slotOf(theme: PptxTheme, hex: string): string | undefined {
  const slot = Object.entries(theme.colors).find(([, color]) => hexOf(color) === hex)?.[0]
  return slot && ({ dk1: 'tx1', lt1: 'bg1', dk2: 'tx2', lt2: 'bg2' }[slot] ?? slot)
}

const hexOf = ([red, green, blue]: Color): string =>
  [red, green, blue]
    .map((part) => Math.round(part).toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase()

/** Families of proportional fonts by which a program chooses what stands in for a missing one (ECMA-376, 21.1.2.3.7). */
const ROMAN = 18
const SWISS = 34
/** Character sets that a font is asked for: Latin, Chinese, and others. */
const CHARSETS: Record<string, number> = { latin: 0, ea: -122, cs: -120 }

function finishSlide(xml: string, theme: PptxTheme, lang: string): string {
  const fonts = [theme.headings, theme.body]
  const pairOf = (latin: string) => fonts.find((pair) => pair.latin === latin)
  return (
    xml
      // A break is followed by the paragraph's properties once more, which no paragraph may have twice.
      .replace(/<a:br\/>\s*<a:pPr[^>]*>.*?<\/a:pPr>/gs, '<a:br/>')
      .replace(/(<\/a:r>)<a:pPr[^>]*>.*?<\/a:pPr>/gs, '$1')
      .replace(
        new RegExp(`( name="\\w+)${HANGING}(\\d+)(".*?)<a:pPr([^>]*?) indent="0" marL="0"`, 'gs'),
        '$1$3<a:pPr$4 marL="$2" indent="-$2"',
      )
      .replace(
        new RegExp(`(<p:cNvPr id="\\d+" name=")${TITLE}("></p:cNvPr>)<p:cNvSpPr[^>]*/><p:nvPr></p:nvPr>`),
        '$1Title$2<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr>',
      )
      .replace(
        new RegExp(`( name="${DECORATION})${FADING}([^"]*)(".*?)<a:noFill/>`, 'gs'),
        (_, name: string, gradient: string, rest: string) => `${name}${rest}${gradientFill(gradient)}`,
      )
      .replace(
        new RegExp(`(<p:cNvPr id="\\d+" name=")${DECORATION}("[^>]*>)</p:cNvPr>`, 'g'),
        `$1${DECORATION}$2<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst></p:cNvPr>`,
      )
      .replaceAll(
        'lang="en-US"',
        `lang="${escapeXml(lang)}"${/^zh|^ja|^ko/.test(lang) ? ' altLang="en-US"' : ''}`,
      )
      .replace(/<a:(latin|ea|cs) typeface="([^"]*)"[^>]*\/>/g, (_, script: string, latin: string) => {
        const pair = pairOf(latin)
        const face = script === 'ea' ? (pair?.eastAsian ?? latin) : latin
        const family = pair?.serif ? ROMAN : SWISS
        return `<a:${script} typeface="${face}" pitchFamily="${family}" charset="${CHARSETS[script]}"/>`
      })
      // Links are underlined by pptxgenjs; a mark is not.
      .replaceAll(' u="sng" baseline="30000"', ' baseline="30000"')
      // As high as the browser raises a mark, which is set smaller than the words before it.
      .replaceAll('baseline="30000"', 'baseline="55000"')
      // The theme's own colours by their place in it, so that a deck changes colour as a whole.
      .replace(
        /<a:srgbClr val="([0-9A-F]{6})"(\/>|>(.*?)<\/a:srgbClr>)/g,
        (whole, hex: string, rest: string, inner: string) => {
          const slot = slotOf(theme, hex)
          if (!slot) return whole
          return rest === '/>'
            ? `<a:schemeClr val="${slot}"/>`
            : `<a:schemeClr val="${slot}">${inner}</a:schemeClr>`
        },
      )
  )
}

/** A place for the title, from which slides that somebody adds take theirs. */
function withTitlePlaceholder(xml: string, lang: string): string {
  const title = `<p:sp><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="685800" y="685800"/><a:ext cx="10820400" cy="1371600"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:normAutofit/></a:bodyPr><a:lstStyle/><a:p><a:endParaRPr lang="${escapeXml(lang)}"/></a:p></p:txBody></p:sp>`
  return xml.replace('</p:spTree>', `${title}</p:spTree>`)
}

function withTheme(xml: string, { colors, headings, body }: PptxTheme): string {
  const font =
    ({ latin, eastAsian }: FontPair) =>
    (whole: string) =>
      whole
        .replace(/<a:latin typeface="[^"]*"/, () => `<a:latin typeface="${escapeXml(latin)}"`)
        .replace(/<a:ea typeface="[^"]*"/, () => `<a:ea typeface="${escapeXml(eastAsian)}"`)
        .replace(
          /<a:font script="(Hans|Hant)" typeface="[^"]*"\/>/g,
          (_, script: string) => `<a:font script="${script}" typeface="${escapeXml(eastAsian)}"/>`,
        )
  const scheme = Object.entries(colors)
    .map(([slot, color]) => `<a:${slot}><a:srgbClr val="${hexOf(color)}"/></a:${slot}>`)
    .join('')
  const link = hexOf(colors.accent1)
  return xml
    .replace(
      /<a:clrScheme.*?<\/a:clrScheme>/s,
      `<a:clrScheme name="Interview Deck">${scheme}<a:hlink><a:srgbClr val="${link}"/></a:hlink><a:folHlink><a:srgbClr val="${link}"/></a:folHlink></a:clrScheme>`,
    )
    .replace(/<a:majorFont>.*?<\/a:majorFont>/s, font(headings))
    .replace(/<a:minorFont>.*?<\/a:minorFont>/s, font(body))
}

function withNotes(xml: string, paragraphs: readonly string[], lang: string): string {
  const written = paragraphs
    .map((paragraph) =>
      paragraph
        .split('\n')
        .map((line) => `<a:r><a:rPr lang="${escapeXml(lang)}"/><a:t>${escapeXml(line)}</a:t></a:r>`)
        .join('<a:br/>'),
    )
    .map((runs) => `<a:p>${runs}</a:p>`)
    .join('')
  return xml.replace(
    /(<p:ph type="body" idx="1"\/>.*?<a:lstStyle\/>)<a:p>.*?<\/a:p>(?=<\/p:txBody>)/s,
    (_, head: string) => head + (written || '<a:p/>'),
  )
}
