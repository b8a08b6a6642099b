// biome-ignore-all lint/a11y/useSemanticElements: rows of which most are not drawn stand apart, which those of a table cannot
// biome-ignore-all lint/a11y/useFocusableInteractive: links and buttons in the cells take the focus
import { mergeClasses } from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entry } from './list-entries.ts';
import type { ListedCustomer } from './listed-customer.ts';
import { useRowStyles } from './row-styles.ts';

interface PlacedProps {
  /** Of the upper edge, from the beginning of the list, in CSS pixels. */
  readonly top: number;
  readonly height: number;
  /** Number of the row in the whole list; the heading is the first. */
  readonly rowIndex: number;
}

interface EntryRowProps extends Pick<CustomerRowProps, 'isActive' | 'onActions'> {
  readonly entry: Entry;
  /** Of which the entry is a result. */
  readonly search: string;
  readonly placed: PlacedProps;
}

export function EntryRow({ entry, search, isActive, onActions, placed }: EntryRowProps) {
  switch (entry.kind) {
    case 'customer':
      return <CustomerRow customer={entry.customer} {...{ isActive, onActions }} {...placed} />;
    case 'domains':
      return <DomainsRow search={search} {...placed} />;
    case 'awaited':
      return <AwaitedRow {...placed} />;
  }
}

interface CustomerRowProps extends PlacedProps {
  readonly customer: ListedCustomer;
  /** The one row that the Tab key leads to. */
  readonly isActive: boolean;
  readonly onActions: (customer: ListedCustomer, button: HTMLElement) => void;
}

const CustomerRow = memo(function CustomerRow(props: CustomerRowProps) {
  const { customer, isActive, top, height, rowIndex, onActions } = props;
  const { id, name, domain, relationship } = customer;
  const { t } = useTranslation(['customers', 'common']);
  const styles = useRowStyles();
  const tabIndex = isActive ? 0 : -1;
  const cell = (...more: string[]) => mergeClasses(styles.cell, ...more);
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      data-customer={id}
      className={mergeClasses(styles.columns, styles.row)}
      style={{ height, transform: `translateY(${top}px)` }}
    >
      <div role="gridcell" className={cell(styles.name)}>
        <Link
          to="/customers/$customerId/account"
          params={{ customerId: id }}
          tabIndex={tabIndex}
          className={styles.link}
          aria-describedby={`${id}-domain ${id}-relationship`}
        >
          <bdi>{name}</bdi>
        </Link>
      </div>
      <div role="gridcell" id={`${id}-domain`} className={cell(styles.lesser)}>
        {domain}
      </div>
      <div role="gridcell" id={`${id}-relationship`} className={cell(styles.lesser)}>
        {t(`common:relationships.${relationship}`)}
      </div>
      <div role="gridcell" className={styles.actions}>
        <button
          type="button"
          tabIndex={tabIndex}
          className={styles.button}
          aria-haspopup="menu"
          aria-label={t('actions.of', { name })}
          onClick={({ currentTarget }) => onActions(customer, currentTarget)}
        >
          <MoreHorizontalRegular />
        </button>
      </div>
    </div>
  );
});

/** Above the customers that are found by their domain. */
function DomainsRow({ search, top, height, rowIndex }: PlacedProps & { readonly search: string }) {
  const { t } = useTranslation('customers');
  const styles = useRowStyles();
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      className={styles.heading}
      style={{ height, transform: `translateY(${top}px)` }}
    >
      <div role="gridcell" aria-colspan={4} className={styles.cell}>
        {t('list.byDomain', { search })}
      </div>
    </div>
  );
}

/** In place of a customer that is being read. */
function AwaitedRow({ top, height }: Pick<PlacedProps, 'top' | 'height'>) {
  const styles = useRowStyles();
  return (
    <div
      aria-hidden="true"
      className={mergeClasses(styles.columns, styles.row, styles.awaited)}
      style={{ height, transform: `translateY(${top}px)` }}
    >
      <div className={mergeClasses(styles.bar, styles.longBar)} />
      <div className={mergeClasses(styles.bar, styles.shortBar)} />
    </div>
  );
}
