import { Badge } from '@fluentui/react-components';
import type { ServiceSettings } from '@partnerite/sdk';
import { useTranslation } from 'react-i18next';
import { Fact, Facts } from '../account/facts.tsx';
import { Section } from '../account/section.tsx';
import { CopyButton } from '../shell/copy-button.tsx';
import { useFormat } from '../texts/format.ts';

/** Names of the stores are names of products. */
const stores = { sqlite: 'SQLite', postgresql: 'PostgreSQL' } as const;

/** What runs where, since when, and for whom. */
export function ServerSection({
  settings: { server, partner, auditRetentionDays },
}: {
  readonly settings: ServiceSettings;
}) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const startedAt = new Date(server.startedAt);
  return (
    <Section title={t('server.title')}>
      <Facts>
        <Fact name={t('server.version')}>{`${server.name} ${server.version}`}</Fact>
        <Fact name={t('server.node')}>{server.node}</Fact>
        <Fact name={t('server.startedAt')}>
          {format.dateTime(startedAt)} ({format.ago(startedAt, new Date())})
        </Fact>
        <Fact name={t('server.address')} action={<CopyButton what={t('server.address')} text={server.address} />}>
          {server.address}
        </Fact>
        <Fact name={t('server.store')}>{stores[server.store]}</Fact>
        {server.dataFolder !== undefined && (
          <Fact
            name={t('server.dataFolder')}
            action={<CopyButton what={t('server.dataFolder')} text={server.dataFolder} />}
          >
            {server.dataFolder}
          </Fact>
        )}
        <Fact name={t('server.retention')}>
          {auditRetentionDays === 0 ? t('server.forGood') : t('server.days', { count: auditRetentionDays })}
        </Fact>
        <Fact name={t('server.partner')}>
          {partner.name ?? partner.id}{' '}
          {partner.sandbox && (
            <Badge appearance="tint" color="informative">
              {t('server.sandbox')}
            </Badge>
          )}
        </Fact>
        <Fact name={t('server.partnerId')} action={<CopyButton what={t('server.partnerId')} text={partner.id} />}>
          {partner.id}
        </Fact>
      </Facts>
    </Section>
  );
}
