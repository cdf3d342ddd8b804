import '@fontsource/noto-sans-hk/400.css'
import '@fontsource/noto-sans-hk/500.css'
import '@fontsource/noto-sans-hk/700.css'
import '@fontsource/noto-serif-hk/700.css'
