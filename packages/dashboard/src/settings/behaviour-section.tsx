import type { ServiceSettings } from '@partnerite/sdk';
import { useTranslation } from 'react-i18next';
import { Fact, Facts } from '../account/facts.tsx';
import { Section } from '../account/section.tsx';

/** How closely the service follows the live one, and what it holds its clients to. */
export function BehaviourSection({ settings }: { readonly settings: ServiceSettings }) {
  const { t } = useTranslation('settings');
  const { fidelity, throttling, sandboxLimits, requireMfa, activity } = settings;
  const { bom, staleETagStatus, addressValidation } = fidelity;
  const onOff = (value: boolean) => t(value ? 'behaviour.on' : 'behaviour.off');
  return (
    <Section title={t('behaviour.title')}>
      <Facts>
        <Fact name={t('behaviour.throttling')}>{onOff(throttling)}</Fact>
        <Fact name={t('behaviour.sandboxLimits')}>{onOff(sandboxLimits)}</Fact>
        <Fact name={t('behaviour.requireMfa')}>{onOff(requireMfa)}</Fact>
        <Fact name={t('behaviour.activity')}>{onOff(activity)}</Fact>
        <Fact name={t('behaviour.bom')}>{onOff(bom)}</Fact>
        <Fact name={t('behaviour.staleETag')}>{staleETagStatus ?? t('behaviour.staleETagBoth')}</Fact>
        <Fact name={t('behaviour.addressValidation')}>
          {t('behaviour.edition', { year: String(addressValidation) })}
        </Fact>
      </Facts>
    </Section>
  );
}
