import './fonts-sc.css'
