import { refusal } from '../../refusal.ts';
import type { Scenario } from '../../scenario.ts';

export const partnerProfiles: Scenario = {
  name: 'PartnerProfiles',
  group: 'Partner',
  title: "The partner's own profiles: read, change safely, and look up a number in the partner network",
  credentials: 'app+user',
  async run({ partner, setting, cleanUp, show, check }) {
    const { profiles } = partner;
    const organization = await profiles.organizationProfile.get();
    const legal = await profiles.legalBusinessProfile.get({ vettingVersion: 'current' });
    show({ organization: organization.companyName, domain: organization.domain, vetting: legal.vettingStatus });
    check(organization.tenantId === (await setting('PartnerTenantId')), 'The organization is the partner itself');

    const before = await profiles.billingProfile.get();
    const order = String(1000 + (Number(before.purchaseOrderNumber ?? 0) % 1000) + 1);
    cleanUp(() =>
      profiles.billingProfile.edit((current) => ({ ...current, purchaseOrderNumber: before.purchaseOrderNumber })),
    );
    const billing = await profiles.billingProfile.edit((current) => ({ ...current, purchaseOrderNumber: order }));
    check(billing.purchaseOrderNumber === order, 'The billing profile has the new purchase order');
    check(billing.attributes.etag !== before.attributes.etag, 'and another version');
    const late = await refusal(
      profiles.billingProfile.update(before, { ifMatch: before.attributes.etag }),
      'PreconditionFailed',
    );
    check(late.code === 2055, 'An update on the version before is refused');

    const support = await profiles.supportProfile.get();
    cleanUp(() => profiles.supportProfile.update(support));
    const changed = await profiles.supportProfile.update({ ...support, website: 'help.contosopartner.example' });
    check(changed.website === 'help.contosopartner.example', 'The support profile names another web site');

    const { mpnId } = await profiles.mpnProfile.get();
    const { partnerName } = await profiles.mpnProfile.get({ mpnId });
    show({ 'MPN id': mpnId, name: partnerName });
    const nobody = await refusal(profiles.mpnProfile.get({ mpnId: '9999999' }), 'NotFound');
    check(nobody.code === 3000, 'Nobody has the MPN id 9999999');

    const status = partner.compliance.byProgram('csp').agreementSignatureStatus;
    const { isAgreementSigned } = await status.get({ tenantId: organization.tenantId });
    check(isAgreementSigned, 'The partner has signed the partner agreement');
  },
};
