import { Menu, MenuItem, MenuList, MenuPopover } from '@fluentui/react-components';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useServiceSettings } from '../settings/service-settings.ts';
import { useAnnounce } from '../shell/announcer.tsx';
import { DeleteCustomer } from './delete-customer.tsx';
import type { ListedCustomer } from './listed-customer.ts';

interface RowActionsProps {
  readonly customer: ListedCustomer;
  /** What the menu stands beside, and what gets the focus back. */
  readonly button: HTMLElement;
  readonly onClose: () => void;
  /** The customer has been deleted. */
  readonly onGone: () => void;
}

/** What can be done with one customer of the list. */
export default function RowActions({ customer, button, onClose, onGone }: RowActionsProps) {
  const { t } = useTranslation(['customers', 'common']);
  const navigate = useNavigate();
  const announce = useAnnounce();
  const isSandbox = useServiceSettings().data?.partner.sandbox === true;
  const [isDeleting, setDeleting] = useState(false);
  const { id: customerId, name } = customer;
  const leave = () => {
    onClose();
    button.focus();
  };
  const copyId = async () => {
    const what = t('actions.microsoftId');
    await navigator.clipboard.writeText(customerId).then(
      () => announce(t('common:copy.done', { what })),
      () => announce(t('common:copy.fault')),
    );
    leave();
  };
  if (isDeleting) {
    // Nothing behind a modal dialog takes the focus: it has to be gone first.
    const cancel = () => {
      flushSync(onClose);
      button.focus();
    };
    return <DeleteCustomer id={customerId} name={name} onCancel={cancel} onDeleted={onGone} />;
  }
  return (
    <Menu
      open
      onOpenChange={(_event, { open }) => open || leave()}
      positioning={{ target: button, position: 'below', align: 'end' }}
    >
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={() => void navigate({ to: '/customers/$customerId/account', params: { customerId } })}>
            {t('actions.account')}
          </MenuItem>
          <MenuItem onClick={() => void navigate({ to: '/customers/$customerId/history', params: { customerId } })}>
            {t('actions.history')}
          </MenuItem>
          <MenuItem persistOnClick onClick={() => void copyId()}>
            {t('common:copy.action', { what: t('actions.microsoftId') })}
          </MenuItem>
          {isSandbox && (
            <MenuItem persistOnClick onClick={() => setDeleting(true)}>
              {t('actions.delete')}
            </MenuItem>
          )}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
