import { deliveriesTable, outgoingEventsTable } from '../store/transfer-tables.ts';
import type { Findings } from './findings.ts';
import type { RowReader } from './row-reader.ts';
import { parsed, text } from './row-values.ts';

/** What is open in a line of a subscriber. */
interface OpenLine {
  ready: number;
  waiting: number;
}

/** Each delivery has its event, and in each line exactly the first open one is ready: else the line would never go on. */
export async function checkDeliveries(reader: RowReader, findings: Findings): Promise<void> {
  const events = new Set<string>();
  const lines = new Map<string, OpenLine>();
  const allEvents = await reader.read(outgoingEventsTable, (row) => {
    events.add(`${text(row, 'partner')} ${text(row, 'id')}`);
  });
  const allDeliveries = await reader.read(deliveriesTable, (row, report) => {
    const partner = text(row, 'partner');
    if (allEvents && !events.has(`${partner} ${text(row, 'event')}`)) report('its event is not there');
    if (!Array.isArray(parsed(text(row, 'results')))) report('the results are no list');
    const state = text(row, 'state');
    if (state !== 'ready' && state !== 'waiting') return;
    const name = `${partner} ${text(row, 'subscriber')} ${text(row, 'line')}`;
    const line = lines.get(name) ?? { ready: 0, waiting: 0 };
    line[state] += 1;
    lines.set(name, line);
  });
  if (!allDeliveries) return;
  for (const [name, { ready, waiting }] of lines) {
    if (ready !== 1) {
      findings.add(deliveriesTable.name, name, `${ready} deliveries of the line are ready, and ${waiting} wait`);
    }
  }
}
