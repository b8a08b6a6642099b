import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowForwardRegular } from '@fluentui/react-icons/svg/arrow-forward';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { DismissCircleRegular } from '@fluentui/react-icons/svg/dismiss-circle';
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle';
import { useTranslation } from 'react-i18next';
import { useVisuallyHidden } from '../shell/visually-hidden.ts';
import { outcomeOf } from './recorded-requests.ts';

const useStyles = makeStyles({
  status: {
    display: 'inline-flex',
    verticalAlign: 'middle',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    fontVariantNumeric: 'tabular-nums',
    fontWeight: tokens.fontWeightSemibold,
  },
  done: { color: tokens.colorStatusSuccessForeground1 },
  redirected: { color: tokens.colorNeutralForeground3 },
  refused: { color: tokens.colorStatusWarningForeground3 },
  failed: { color: tokens.colorStatusDangerForeground1 },
});

const signs = {
  done: CheckmarkCircleRegular,
  redirected: ArrowForwardRegular,
  refused: ErrorCircleRegular,
  failed: DismissCircleRegular,
} as const;

/** The status of an answer, told by number, sign, colour and word. */
export function StatusMark({ status }: { readonly status: number }) {
  const { t } = useTranslation('activity');
  const styles = useStyles();
  const hidden = useVisuallyHidden();
  const outcome = outcomeOf({ status });
  const Sign = signs[outcome];
  return (
    <span className={mergeClasses(styles.status, styles[outcome])}>
      <Sign aria-hidden />
      {status}
      <span className={hidden}>{t(`outcomes.${outcome}`)}</span>
    </span>
  );
}
