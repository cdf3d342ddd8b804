import './fonts-hk.css'
