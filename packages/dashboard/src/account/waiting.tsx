import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({
  lines: { display: 'grid', rowGap: tokens.spacingVerticalL, maxWidth: '32rem' },
});

/** Stands where something is on its way. */
export function Waiting() {
  const { t } = useTranslation('account');
  return (
    <Skeleton aria-label={t('waiting')} className={useStyles().lines}>
      <SkeletonItem size={32} />
      <SkeletonItem />
      <SkeletonItem />
      <SkeletonItem />
    </Skeleton>
  );
}
