import { defineAppSetup } from '@slidev/types'
import { watch } from 'vue'
import { shownScript, startScript } from '../components/deck-script'
import { loadFonts } from '../components/load-fonts'

export default defineAppSetup(async ({ router }) => {
  // Slidev writes the headmatter's `lang` on <html>.
  await loadFonts(document.documentElement.lang)
  const { script } = router.resolve(router.options.history.location).query
  // Before the `?` of a hash address stands the page's own query.
  await startScript(script ?? new URLSearchParams(location.search).get('script'))
  // An address that names the script keeps saying what is shown.
  watch(shownScript, (shown) => {
    const { query } = router.currentRoute.value
    if ('script' in query && query.script !== shown)
      void router.replace({ query: { ...query, script: shown } })
  })
})
