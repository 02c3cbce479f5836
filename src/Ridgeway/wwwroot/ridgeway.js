// Every page works without this. It adds what nhsuk-frontend adds: revealing questions, one click a button, the folded menu.
import { Button, CharacterCount, Checkboxes, ErrorSummary, Header, NotificationBanner, SkipLink, createAll } from './nhsuk/nhsuk-frontend.min.js'

document.body.classList.add('js-enabled', 'nhsuk-frontend-supported')

// Radios are left out: what a radio reveals is shown and hidden by the style sheet (:has), with no aria-expanded, which radios may not carry.
for (const component of [Button, CharacterCount, Checkboxes, ErrorSummary, Header, NotificationBanner, SkipLink]) {
  createAll(component)
}
