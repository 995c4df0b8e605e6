import { ConfigProvider, theme } from 'antd'
import en from 'antd/locale/en_US'
import zh from 'antd/locale/zh_CN'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { cspNonce } from './nonce.ts'
import { dark } from './preferences.ts'
import { useStore } from './store.ts'

const font = '"Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", system-ui, sans-serif'

/** The window's tokens in antd's names; they must stay equal to `styles/tokens.css`. */
const common = {
  fontFamily: font,
  fontSize: 13,
  lineHeight: 20 / 13,
  borderRadius: 4,
  controlHeight: 28,
  wireframe: false,
  motion: false,
  boxShadow: 'none',
  boxShadowSecondary: 'none',
  boxShadowTertiary: 'none',
} as const
const light = {
  colorPrimary: '#0a6a72',
  colorBgContainer: '#ffffff',
  colorBgElevated: '#ffffff',
  colorText: '#1a1e24',
  colorTextSecondary: '#4a525d',
  colorTextTertiary: '#626a75',
  colorTextPlaceholder: '#626a75',
  colorBorder: '#858d98',
  colorBorderSecondary: '#c6ccd4',
  colorError: '#ae3714',
  colorWarning: '#7d5500',
} as const
const night = {
  colorPrimary: '#5bbfc7',
  colorBgContainer: '#191d21',
  colorBgElevated: '#191d21',
  colorText: '#e6e9ec',
  colorTextSecondary: '#b8bfc8',
  colorTextTertiary: '#979faa',
  colorTextPlaceholder: '#979faa',
  colorTextLightSolid: '#06282b',
  colorBorder: '#737c87',
  colorBorderSecondary: '#454d57',
  colorError: '#ff9a78',
  colorWarning: '#e3b65b',
} as const

/**
 * antd with the window's tokens, language and style nonce. antd is heavy, so it stays out of the first paint: only views
 * that need its pickers import this, from their own lazy chunk.
 */
export function AntdHouse({ children }: { readonly children: ReactNode }): ReactNode {
  const { i18n } = useTranslation()
  const isDark = useStore(dark)
  const algorithms = isDark ? [theme.darkAlgorithm, theme.compactAlgorithm] : [theme.compactAlgorithm]
  return (
    <ConfigProvider
      locale={i18n.language === 'en' ? en : zh}
      csp={{ nonce: cspNonce }}
      wave={{ disabled: true }}
      theme={{ algorithm: algorithms, token: { ...common, ...(isDark ? night : light) } }}
    >
      {children}
    </ConfigProvider>
  )
}
