import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Dashboard } from './dashboard.tsx';
import { beginSession } from './session/begin.ts';
import './shell/page.css';
import { prepareTexts } from './texts/i18n.ts';

const element = document.getElementById('dashboard');
if (element === null) throw new Error('The page has no place for the dashboard');
const start = beginSession();
try {
  await prepareTexts();
  createRoot(element).render(
    <StrictMode>
      <Dashboard start={start} />
    </StrictMode>,
  );
} catch {
  // Without texts there is no language to say it in.
  element.textContent = 'Partnerite could not be loaded. Reload this page.';
}
