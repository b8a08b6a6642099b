import type { Scenario } from '../../scenario.ts';

export const serviceSettings: Scenario = {
  name: 'ServiceSettings',
  group: 'Service',
  title: 'How the service runs, and whom it takes the caller for',
  credentials: 'app',
  async run({ partner, setting, show, check }) {
    const settings = await partner.service.settings.get();
    const { server, throttling, requireMfa, auditRetentionDays } = settings;
    show({
      server: `${server.name} ${server.version}`,
      'running since': server.startedAt,
      throttling: throttling ? 'on' : 'off',
      'second factor': requireMfa ? 'required' : 'not required',
      'audit records are kept': auditRetentionDays === 0 ? 'for good' : `${auditRetentionDays} days`,
      partner: settings.partner.name ?? settings.partner.id,
    });
    check(settings.partner.id === (await setting('PartnerTenantId')), 'The partner is the one whose token it was');
  },
};
