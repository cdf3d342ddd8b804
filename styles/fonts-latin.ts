// For the Han characters that a Latin text cites.
import './fonts-hk'
import '@fontsource/source-sans-3/400.css'
import '@fontsource/source-sans-3/500.css'
import '@fontsource/source-sans-3/700.css'
import '@fontsource/source-serif-4/700.css'
