import { Download, Handshake, MailOpen, UserPlus } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { BundlePreview, ExchangeStatus } from '../../src-main/exchange/exchange.contract.ts'
import { useCall } from '../api.ts'
import { useCommands } from '../app/commands.ts'
import { Icon } from '../app/parts/icon.tsx'
import { Busy, Empty, FailureNote } from '../app/parts/states.tsx'
import { Tabs } from '../app/parts/tabs.tsx'
import { Slot } from '../app/slots.tsx'
import { useWorkspace } from '../app/workspace.ts'
import { applyFile, forgetFile, join, receive, write } from './acts.ts'
import { AsideTable } from './aside-table.tsx'
import { FilesTable } from './files-table.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { OwnPanel } from './own-panel.tsx'
import { PartnersTable } from './partners-table.tsx'
import { PreviewPanel } from './preview-panel.tsx'
import './exchange.css'

type ExchangeTab = 'partners' | 'files' | 'aside'

/** The way to headquarters and back, by files: who takes part, what came in, and a look into a file before it is merged. */
export function ExchangeView(): ReactNode {
  const { t } = useTranslation()
  const { kind } = useWorkspace()
  const status = useCall('exchange.status', {})
  const [tab, setTab] = useState<ExchangeTab>('partners')
  const [preview, setPreview] = useState<BundlePreview | null>(null)
  const [inviting, setInviting] = useState(false)
  const asides = useCall('exchange.aside', {})
  const data = status.data
  const headquarters = kind === 'headquarters'

  const take = async (): Promise<void> => {
    const read = await receive()
    if (!read) return
    if (preview) forgetFile(preview.id)
    setPreview(read)
  }
  const merge = async (file: BundlePreview): Promise<void> => {
    if (await applyFile(file.id, () => setTab('aside'))) setPreview(null)
  }
  const drop = (file: BundlePreview): void => {
    forgetFile(file.id)
    setPreview(null)
  }
  const invite = (): void => setInviting(true)
  const canReceive = headquarters || (data?.joined ?? false)
  const group = t('shell.nav.exchange')
  useCommands([
    {
      id: 'exchange.receive',
      group,
      title: t('exchange.receive'),
      words: 'shou wenjian',
      disabled: !canReceive,
      run: () => void take(),
    },
    headquarters
      ? { id: 'exchange.invite', group, title: t('exchange.invite'), words: 'yaoqing', run: invite }
      : {
          id: 'exchange.join',
          group,
          title: t('exchange.join'),
          words: 'jiaru yaoqing',
          disabled: data?.joined ?? true,
          run: join,
        },
    ...(data?.partners ?? []).map((partner) => ({
      id: `exchange.write.${partner.workspace}`,
      group,
      title: `${headquarters ? t('exchange.writeShort') : t('exchange.write')} ${partner.name}`,
      words: 'shangbao sb xiafa xf',
      disabled: partner.unsent === 0,
      run: () => write(partner),
    })),
  ])

  if (status.isError) return <FailureNote error={status.error} onAgain={() => void status.refetch()} />
  return (
    <>
      <Tabs
        label={t('shell.nav.exchange')}
        value={tab}
        onChoose={setTab}
        tabs={[
          { value: 'partners', label: t('exchange.tabs.partners'), count: data?.partners.length ?? null },
          { value: 'files', label: t('exchange.tabs.files'), count: data?.files.length ?? null },
          { value: 'aside', label: t('exchange.tabs.aside'), count: asides.data?.count ?? null },
        ]}
      />
      <Slot name="actions">
        {headquarters ? (
          <button type="button" className="btn" onClick={invite}>
            <Icon of={UserPlus} />
            {t('exchange.invite')}
          </button>
        ) : null}
        {canReceive ? (
          <button type="button" className="btn primary" onClick={() => void take()}>
            <Icon of={Download} />
            {t('exchange.receive')}
          </button>
        ) : null}
      </Slot>
      {data ? <Content data={data} tab={tab} headquarters={headquarters} onInvite={invite} /> : <Busy />}
      {preview ? (
        <PreviewPanel file={preview} onApply={() => merge(preview)} onDrop={() => drop(preview)} />
      ) : data ? (
        <OwnPanel status={data} />
      ) : null}
      {inviting ? <InviteDialog onClose={() => setInviting(false)} /> : null}
    </>
  )
}

function Content(props: {
  readonly data: ExchangeStatus
  readonly tab: ExchangeTab
  readonly headquarters: boolean
  readonly onInvite: () => void
}): ReactNode {
  const { t } = useTranslation()
  const { data, headquarters } = props
  if (props.tab === 'aside') return <AsideTable />
  if (props.tab === 'files') return <FilesTable files={data.files} />
  if (!headquarters && !data.joined) {
    return (
      <Empty icon={MailOpen} title={t('exchange.notJoined.title')} text={t('exchange.notJoined.text')}>
        <button type="button" className="btn primary" onClick={join}>
          <Icon of={MailOpen} />
          {t('exchange.join')}
        </button>
      </Empty>
    )
  }
  if (data.partners.length === 0) {
    return (
      <Empty icon={Handshake} title={t('exchange.nobody.title')} text={t('exchange.nobody.text')}>
        {headquarters ? (
          <button type="button" className="btn" onClick={props.onInvite}>
            <Icon of={UserPlus} />
            {t('exchange.invite')}
          </button>
        ) : null}
      </Empty>
    )
  }
  return <PartnersTable partners={data.partners} headquarters={headquarters} onWrite={write} />
}
