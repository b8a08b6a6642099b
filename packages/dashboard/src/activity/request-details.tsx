import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import type { RecordedRequest } from '@partnerite/sdk';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Fact, Facts } from '../account/facts.tsx';
import { Section } from '../account/section.tsx';
import { CopyButton } from '../shell/copy-button.tsx';
import { useFormat } from '../texts/format.ts';
import { curlCommand } from './curl-command.ts';
import { MessagePart } from './message-part.tsx';
import { StatusMark } from './status-mark.tsx';

const useStyles = makeStyles({
  details: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS },
});

interface RequestDetailsProps {
  readonly request: RecordedRequest;
  readonly onClose: () => void;
}

/** One request and its answer, in full. Escape closes it. */
export function RequestDetails({ request, onClose }: RequestDetailsProps) {
  const { t } = useTranslation('activity');
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  const { id, method, path, truncated } = request;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another request is another place
  useEffect(() => heading.current?.focus(), [id]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes from anywhere inside; there is a button too
    <div onKeyDown={({ key }) => key === 'Escape' && onClose()}>
      <Section
        title={`${method} ${path.split('?')[0]}`}
        heading={heading}
        actions={
          <div className={styles.actions}>
            <CopyButton
              what={t('details.curl')}
              text={curlCommand(request, window.location.origin)}
              label={t('details.copyCurl')}
            />
            <Button
              appearance="subtle"
              size="small"
              icon={<DismissRegular />}
              aria-label={t('details.close')}
              title={t('details.close')}
              onClick={onClose}
            />
          </div>
        }
      >
        <div className={styles.details}>
          <RequestFacts request={request} />
          {truncated && (
            <MessageBar intent="info" layout="multiline">
              <MessageBarBody>{t('details.truncated')}</MessageBarBody>
            </MessageBar>
          )}
          <MessagePart title={t('details.request')} fields={request.requestHeaders} body={request.requestBody} />
          <MessagePart title={t('details.answer')} fields={request.responseHeaders} body={request.responseBody} />
        </div>
      </Section>
    </div>
  );
}

function RequestFacts({ request }: Pick<RequestDetailsProps, 'request'>) {
  const { t } = useTranslation('activity');
  const format = useFormat();
  const { at, status, durationMs, path, operationId, requestId, correlationId, applicationId, user } = request;
  const texts = [
    [t('details.path'), path],
    [t('details.operation'), operationId],
    [t('details.requestId'), requestId],
    [t('details.correlationId'), correlationId],
    [t('details.applicationId'), applicationId],
    [t('details.user'), user],
  ] as const;
  return (
    <Facts>
      <Fact name={t('table.status')}>
        <StatusMark status={status} />
      </Fact>
      <Fact name={t('table.time')}>{format.dateTime(new Date(at))}</Fact>
      <Fact name={t('table.duration')}>{t('table.milliseconds', { time: format.number(durationMs) })}</Fact>
      {texts.map(([name, text]) =>
        text === undefined ? null : (
          <Fact key={name} name={name} action={<CopyButton what={name} text={text} />}>
            {text}
          </Fact>
        ),
      )}
    </Facts>
  );
}
