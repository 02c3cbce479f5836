// Every page works without this. It adds what nhsuk-frontend adds: revealing questions, one click a button, the folded menu.
import { initAll } from './nhsuk/nhsuk-frontend.min.js'

document.body.classList.add('js-enabled', 'nhsuk-frontend-supported')
initAll()
