import './fonts-tc.css'
